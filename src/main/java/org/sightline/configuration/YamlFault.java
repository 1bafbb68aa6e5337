package org.sightline.configuration;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Where a text stops being YAML, and in words what to mend there. */
record YamlFault(Place place, String words) {

    private static final Pattern CONFLICT = Pattern.compile("(<{7}|={7}|>{7})( .*)?");
    private static final Pattern COLON_WITHOUT_SPACE = Pattern.compile("\\s*[\\w-]+:\\S.*");
    private static final String SAME_COLUMN = ": begin it in the same column as the fields it belongs to";

    /** @param text in which SnakeYAML's scanner or parser found the fault */
    static YamlFault of(MarkedYAMLException fault, String text) {
        Place begin = Place.of(fault.getContextMark());
        Place end = fault.getProblemMark() == null ? begin : Place.of(fault.getProblemMark());
        return new Reading(
                        String.valueOf(fault.getContext()) + " " + fault.getProblem(),
                        begin.equals(Place.WHOLE_FILE) ? end : begin,
                        end,
                        text.lines().toList())
                .fault();
    }

    /** What SnakeYAML says, about a construct that begins at one place and goes wrong at another. */
    private record Reading(String told, Place begin, Place end, List<String> lines) {

        YamlFault fault() {
            return IntStream.of(begin.line(), end.line() - 1, end.line())
                    .filter(line -> CONFLICT.matcher(line(line)).matches())
                    .mapToObj(line -> new YamlFault(
                            new Place(line, 1),
                            "a merge that was not finished (<<<<<<<, =======, >>>>>>>): keep one of the two versions"))
                    .findFirst()
                    .orElseGet(this::ofForm);
        }

        private YamlFault ofForm() {
            if (told.contains("mapping values are not allowed")) {
                return colon();
            }
            if (told.contains("expected <block end>")) {
                return column() > indent(end.line())
                        ? atEnd("text after a closing quote or bracket: put the whole text in quotes, and write ' twice"
                                + " within '…'")
                        : atEnd("begins in another column than the lines it belongs to" + SAME_COLUMN);
            }
            if (told.contains("expected ':'")) {
                return new YamlFault(begin, noColon(line(begin.line())));
            }
            if (told.contains("',' or ']'")) {
                return new YamlFault(begin, "a list that begins with [ here lacks a comma, or its ] at the end");
            }
            if (told.contains("',' or '}'")) {
                return new YamlFault(begin, "a block that begins with { here lacks a comma, or its } at the end");
            }
            if (told.contains("unexpected end of stream")) {
                return new YamlFault(begin, "quotes that are opened here and not closed");
            }
            return ofCharacter();
        }

        private YamlFault ofCharacter() {
            if (told.contains("\\t")) {
                return atEnd("a tab: type spaces in its place");
            }
            if (told.contains("cannot start any token")) {
                return atEnd("text that begins with " + line(end.line()).charAt(column()) + " goes in quotes");
            }
            if (told.contains("alias") || told.contains("anchor")) {
                return new YamlFault(begin, "text that begins with * or & goes in quotes");
            }
            if (told.contains("escape")) {
                return atEnd("a backslash that begins no character in \"…\": write \\\\, or use '…'");
            }
            if (told.contains("block scalar")) {
                return new YamlFault(
                        begin, "nothing may follow > or |: write the text in the lines below, indented, or in quotes");
            }
            return told.contains("entries are not allowed")
                    ? atEnd("a list in the line of its field: write [a, b], or"
                            + " each item in a line of its own that begins with - and a space")
                    : ofDocument();
        }

        private YamlFault ofDocument() {
            if (line(1).startsWith("%")) {
                return new YamlFault(new Place(1, 1), "a line that begins with %: take it out, no file here needs it");
            }
            if (told.contains("<document start>")) {
                return atEnd("text after the end of the document: take the line ... before it out");
            }
            if (told.contains("found ','")) {
                return atEnd("a comma too many, or a value that is missing before it");
            }
            return told.contains("expected the node content")
                    ? atEnd("something is missing before this: a value, or the end of a list or block")
                    : atEnd("it cannot be read from here on: compare it with one of the examples");
        }

        private YamlFault colon() {
            String before = line(end.line()).substring(0, column());
            return before.contains(": ") || end.line() == 1 || before.isBlank()
                    ? atEnd("a colon in a text: put the whole text in quotes")
                    : new YamlFault(
                            new Place(end.line(), indent(end.line()) + 1),
                            "indented under a field that has its value already" + SAME_COLUMN);
        }

        private static String noColon(String line) {
            if (line.contains("\uff1a")) {
                return "a colon of another script (U+FF1A): type :";
            }
            if (COLON_WITHOUT_SPACE.matcher(line).matches()) {
                return "a colon without a space after it: type one";
            }
            return "a line without a colon: a field is written as its name, a colon, a space and its value";
        }

        private YamlFault atEnd(String words) {
            return new YamlFault(end, words);
        }

        private int column() {
            return Math.max(0, Math.min(end.column(), line(end.line()).length()) - 1);
        }

        private int indent(int line) {
            return line(line).length() - line(line).stripLeading().length();
        }

        private String line(int number) {
            return number > 0 && number <= lines.size() ? lines.get(number - 1) : "";
        }
    }
}
