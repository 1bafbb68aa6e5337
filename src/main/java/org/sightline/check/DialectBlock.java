package org.sightline.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.sightline.registration.Dialect;

/** A dialect as a feed's file has it. */
final class DialectBlock {

    private DialectBlock() {}

    /** Line by line; what is as usual is left out, and there is no line if all is. */
    static List<String> lines(Dialect dialect) {
        List<String> lines = new ArrayList<>();
        if (dialect.equals(Dialect.PLAIN)) {
            return lines;
        }
        lines.add("dialect:");
        if (dialect.pageSize() != Dialect.PLAIN.pageSize()) {
            lines.add("  pageSize: " + dialect.pageSize());
        }
        if (dialect.post()) {
            lines.add("  search: post");
        }
        if (!dialect.includes()) {
            lines.add("  includes: false");
        }
        if (!dialect.datesWithTime().isEmpty()) {
            lines.add("  datesWithTime: " + list(dialect.datesWithTime()));
        }
        lines.addAll(byType("notUnderstood", dialect.notUnderstood()));
        lines.addAll(byType("required", dialect.required()));
        lines.addAll(values(dialect.values()));
        return lines;
    }

    private static List<String> byType(String field, Map<String, Set<String>> parameters) {
        List<String> lines = new ArrayList<>();
        if (!parameters.isEmpty()) {
            lines.add("  " + field + ":");
            new TreeMap<>(parameters).forEach((type, names) -> lines.add("    " + type + ": " + list(names)));
        }
        return lines;
    }

    private static List<String> values(Map<String, Map<String, Set<String>>> known) {
        List<String> lines = new ArrayList<>();
        if (!known.isEmpty()) {
            lines.add("  values:");
        }
        new TreeMap<>(known).forEach((type, parameters) -> {
            lines.add("    " + type + ":");
            new TreeMap<>(parameters).forEach((parameter, values) -> {
                lines.add("      " + quoted(parameter) + ":");
                new TreeSet<>(values).forEach(value -> lines.add("        - \"" + value + "\""));
            });
        });
        return lines;
    }

    private static String list(Set<String> names) {
        return new TreeSet<>(names).stream().map(DialectBlock::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String name) {
        return name.contains(":") ? "\"" + name + "\"" : name;
    }
}
