package org.sightline.oversight.objection;

import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file taken apart: cells in quotation marks or not, line ends of any kind, empty lines left out.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180#section-2">RFC 4180, section 2</a>
 */
final class CsvLines {

    private final String text;
    private final List<Line> lines = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private int number = 1;
    private int begunAt = 1;
    private boolean quoted;

    private CsvLines(String text) {
        this.text = text;
    }

    /**
     * One line.
     *
     * @param number of the line of the file that it begins at, from 1
     */
    record Line(int number, List<String> cells) {}

    static List<Line> of(String text) {
        CsvLines reading = new CsvLines(text.startsWith("\uFEFF") ? text.substring(1) : text);
        reading.read();
        return reading.lines;
    }

    private void read() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean next = i + 1 < text.length();
            if (c == '"' && quoted && next && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
                cell.setLength(quoted ? 0 : cell.length());
            } else if (c == '\r' && next && text.charAt(i + 1) == '\n') {
                continue;
            } else {
                take(c == '\r' ? '\n' : c);
            }
        }
        endLine();
    }

    private void take(char c) {
        if (c == '\n') {
            number++;
        }
        if (quoted || (c != ',' && c != '\n')) {
            cell.append(c);
        } else if (c == ',') {
            endCell();
        } else {
            endLine();
        }
    }

    private void endCell() {
        cells.add(cell.toString().strip());
        cell.setLength(0);
    }

    private void endLine() {
        endCell();
        if (cells.stream().anyMatch(one -> !one.isEmpty())) {
            lines.add(new Line(begunAt, List.copyOf(cells)));
        }
        cells = new ArrayList<>();
        begunAt = number;
    }
}
