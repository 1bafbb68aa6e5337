package org.sightline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of a table of {@code docs/training.md} that says who plays, what is opened and what the page says; the guide
 * itself explains how such a row is written. Whatever is not written so is refused.
 *
 * @param row the row as it stands there
 * @param user the id of the user of the training EPR
 * @param patient as the EPR lists them, {@code ADEYEMI, Ivy}
 * @param button the words of the EPR's button
 * @param tab the tab, by its id
 * @param made sources made other than normal first, as the trainer's panel calls its buttons
 * @param quotes what stands on the page, and what does not
 */
record GuideStep(
        String row, String user, String patient, String button, String tab, List<String> made, List<Quote> quotes) {

    static final Path GUIDE = Path.of("docs/training.md");

    private static final Pattern OPEN =
            Pattern.compile("\\*\\*(Shared care record|Launch by SMART)\\*\\* beside ([A-Za-z]+) ([A-Za-z]+)");
    private static final Pattern MAKE = Pattern.compile("Make ([A-Z][A-Za-z ]+?) \\*\\*([A-Za-z ]+)\\*\\*");
    private static final Pattern TAB = Pattern.compile("\\*\\*([^*]+)\\*\\* tab");
    private static final Pattern QUOTED = Pattern.compile("(not )?“([^”]+)”");

    /** Words in quotation marks, and whether they stand on the page. */
    record Quote(boolean stands, String words) {}

    /** Every row that can be played, in the guide's order. */
    static List<GuideStep> all() throws IOException {
        List<GuideStep> steps = new ArrayList<>();
        for (Map<String, String> row : rows("play")) {
            steps.add(step(row));
        }
        return steps;
    }

    /** The rows of every table that has this head, each cell by its column's head, the whole row by {@code row}. */
    static List<Map<String, String>> rows(String head) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> heads = List.of();
        for (String line : Files.readAllLines(GUIDE)) {
            if (!line.startsWith("|")) {
                heads = List.of();
            } else if (heads.isEmpty()) {
                heads = cells(line);
            } else if (heads.contains(head) && !line.startsWith("|---")) {
                rows.add(byHead(heads, line));
            }
        }
        return rows;
    }

    /** Each text in quotation marks; after <em>not</em> it does not stand on the page. */
    static List<Quote> quotes(String text) {
        return QUOTED.matcher(text)
                .results()
                .map(found -> new Quote(found.group(1) == null, found.group(2)))
                .toList();
    }

    private static Map<String, String> byHead(List<String> heads, String line) {
        List<String> cells = cells(line);
        Map<String, String> row = new HashMap<>(Map.of("row", line));
        for (int i = 0; i < heads.size(); i++) {
            row.put(heads.get(i), cells.get(i));
        }
        return row;
    }

    List<String> says() {
        return words(quotes, true);
    }

    List<String> saysNot() {
        return words(quotes, false);
    }

    private static List<String> words(List<Quote> quotes, boolean stand) {
        return quotes.stream()
                .filter(quote -> quote.stands() == stand)
                .map(Quote::words)
                .toList();
    }

    private static GuideStep step(Map<String, String> row) throws IOException {
        String doing = cell(row, "do");
        Matcher open = OPEN.matcher(doing);
        List<Quote> quotes = quotes(cell(row, "the page says"));
        if (!open.find() || quotes.stream().noneMatch(Quote::stands)) {
            throw new IllegalStateException("not a row that can be played: " + row);
        }
        return new GuideStep(
                cell(row, "row"),
                userId(cell(row, "play")),
                open.group(3).toUpperCase(Locale.ROOT) + ", " + open.group(2),
                open.group(1),
                tabId(one(TAB, doing)),
                MAKE.matcher(doing)
                        .results()
                        .map(made -> made.group(2) + ": " + made.group(1))
                        .toList(),
                quotes);
    }

    static String cell(Map<String, String> row, String head) {
        String cell = row.get(head);
        if (cell == null) {
            throw new IllegalStateException("no column " + head + " in " + row);
        }
        return cell;
    }

    private static String one(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElse("Summary");
    }

    private static String userId(String name) {
        return name.replaceFirst("^Dr ", "").toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** By the tab files, whose names are the ids. */
    private static String tabId(String title) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("ui-templates/tabs"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                if (Files.readAllLines(file).contains("title: " + title)) {
                    return file.getFileName().toString().replace(".yaml", "");
                }
            }
        }
        throw new IllegalStateException("no tab is called " + title);
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
