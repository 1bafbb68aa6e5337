package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.CellLine.Style;

/**
 * What stands in one column: a date, lines, or a date and lines below it.
 *
 * @param date the date; {@link ClinicalDate#NOT_RECORDED} when there is none
 * @param nothing what to say where the source said nothing
 */
public record Cell(ClinicalDate date, List<CellLine> lines, String nothing) {

    private static final String NOT_RECORDED = "Not recorded";

    public Cell {
        lines = List.copyOf(lines);
    }

    /** Words, each on a line of its own; empty ones are left out. */
    public static Cell of(ShownText... lines) {
        return of(Arrays.asList(lines));
    }

    public static Cell of(Collection<ShownText> lines) {
        return new Cell(ClinicalDate.NOT_RECORDED, shown(lines), NOT_RECORDED);
    }

    public static Cell of(ClinicalDate date, ShownText... below) {
        return new Cell(date, shown(Arrays.asList(below)), NOT_RECORDED);
    }

    public static Cell ofLines(List<CellLine> lines) {
        return new Cell(ClinicalDate.NOT_RECORDED, lines, NOT_RECORDED);
    }

    public Cell with(CellLine line) {
        List<CellLine> more = new ArrayList<>(lines);
        more.add(line);
        return new Cell(date, more, nothing);
    }

    /**
     * The same with what another source says otherwise of the same thing.
     *
     * @param source the other's name, as it stands before what it says; empty for no more than where they disagree
     */
    Cell besides(Cell other, String source) {
        List<CellLine> more = new ArrayList<>(lines);
        other.lines.stream()
                .filter(line -> line.style() == Style.STATE || line.style() == Style.PHONE)
                .filter(line -> !lines.contains(line))
                .forEach(more::add);
        boolean told = lines.stream()
                .anyMatch(line -> line.style() == Style.STATE && line.whole().startsWith(source));
        String otherwise = Stream.concat(
                        Stream.of(other.date)
                                .filter(when -> other.isDated() && !when.equals(date))
                                .map(ClinicalDate::text),
                        other.lines.stream()
                                .filter(line -> line.style() != Style.STATE && line.style() != Style.PHONE)
                                .filter(line -> !lines.contains(line))
                                .map(CellLine::whole))
                .collect(Collectors.joining(", "));
        if (!source.isEmpty() && !told && !otherwise.isEmpty()) {
            more.add(CellLine.quiet(ShownText.of(source + otherwise)));
        }
        return new Cell(date, more, nothing);
    }

    /** The same with other words where the source said nothing. */
    public Cell orNothing(String words) {
        return new Cell(date, lines, words);
    }

    /** Whether it has a date, be it an impossible one. */
    public boolean isDated() {
        return !date.equals(ClinicalDate.NOT_RECORDED);
    }

    /** Whether the source said nothing. */
    public boolean isEmpty() {
        return !isDated() && lines.isEmpty();
    }

    /** Whether it is no more than a line of words, none of which is cut off. */
    public boolean isWhole() {
        return !isDated()
                && lines.size() == 1
                && lines.getFirst().isPlain()
                && !lines.getFirst().text().isCut();
    }

    /** Whether it is no more than a date. */
    public boolean isOnlyDate() {
        return isDated() && lines.isEmpty();
    }

    /** Whether it has a question with its answer. */
    public boolean isAnswering() {
        return lines.stream().anyMatch(line -> line.style() == CellLine.Style.ANSWER);
    }

    private static List<CellLine> shown(Collection<ShownText> lines) {
        return lines.stream().filter(line -> !line.isEmpty()).map(CellLine::of).toList();
    }
}
