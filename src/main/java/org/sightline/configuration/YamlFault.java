package org.sightline.configuration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** What is wrong with a text that is no YAML, in words that say what to mend. */
final class YamlFault {

    /** By a part of what SnakeYAML's scanner and parser say; the first that fits counts. */
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("',' or ']'", "a list that begins with [ lacks a comma or its ]");
        WORDS.put("',' or '}'", "a block that begins with { lacks a comma or its }");
        WORDS.put("mapping values are not allowed", "a colon that is not expected: put text that holds one in quotes");
        WORDS.put("'\\t", "a tab: indent with spaces");
        WORDS.put("expected ':'", "a line without a colon where a field is expected");
        WORDS.put("expected <block end>", "a line that is indented otherwise than those it belongs to");
        WORDS.put("<document start>", "text where the document has ended");
        WORDS.put("unexpected end of stream", "quotes that are opened and not closed");
        WORDS.put("cannot start any token", "a character that text can begin with in quotes only");
        WORDS.put("undefined alias", "anchors and aliases (& and *) are not allowed here");
    }

    private YamlFault() {}

    static String words(MarkedYAMLException fault) {
        String told = String.valueOf(fault.getProblem());
        String words = WORDS.entrySet().stream()
                .filter(known -> told.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("it cannot be read from here on");
        Place begin = Place.of(fault.getContextMark());
        Place end = Place.of(fault.getProblemMark());
        return begin.line() > 0 && begin.line() < end.line() ? words + "; it begins in line " + begin.line() : words;
    }
}
