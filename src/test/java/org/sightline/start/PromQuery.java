package org.sightline.start;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An expression of Prometheus, as far as it can be held to without Prometheus. */
record PromQuery(String words) {

    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[([^\\]]*)]");
    private static final Pattern NAME = Pattern.compile("\\b([a-zA-Z_]\\w*)\\b(\\s*\\()?");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "offset");
    private static final Set<String> OF_RANGES = Set.of("rate", "increase", "delta", "min_over_time", "max_over_time");
    private static final Set<String> FUNCTIONS = Set.of("sum", "min", "max", "count", "absent", "vector");

    /** What is wrong with it: brackets, ranges, functions; empty if nothing is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!isBalanced(bare())) {
            faults.add("brackets do not match");
        }
        RANGE.matcher(bare())
                .results()
                .map(found -> found.group(1))
                .filter(range -> !range.matches("\\d+[smhd](:\\d+[smh])?|\\$__rate_interval"))
                .forEach(range -> faults.add("no range: " + range));
        names().filter(found -> found.group(2) != null)
                .map(found -> found.group(1))
                .filter(name -> !OPERATORS.contains(name) && !FUNCTIONS.contains(name) && !OF_RANGES.contains(name))
                .forEach(name -> faults.add("no function: " + name));
        for (String function : OF_RANGES) {
            Pattern.compile("\\b" + function + "\\(")
                    .matcher(bare())
                    .results()
                    .filter(found -> !isOfARange(bare().substring(found.end())))
                    .forEach(_ -> faults.add(function + " wants a range"));
        }
        return faults;
    }

    /** The names of the series it asks for. */
    Set<String> series() {
        return new TreeSet<>(names().filter(found -> found.group(2) == null)
                .map(found -> found.group(1))
                .filter(name -> !OPERATORS.contains(name))
                .toList());
    }

    /** The labels that its result keeps by {@code by}, and those it chooses by. */
    Set<String> labels() {
        Set<String> labels = new TreeSet<>(chosen().keySet());
        GROUPING.matcher(words)
                .results()
                .flatMap(found -> Arrays.stream(found.group(1).split("\\s*,\\s*")))
                .forEach(labels::add);
        return labels;
    }

    /** By label, the values that it chooses. */
    Map<String, Set<String>> chosen() {
        Map<String, Set<String>> chosen = new TreeMap<>();
        MATCHER.matcher(words)
                .results()
                .forEach(found -> chosen.computeIfAbsent(found.group(1), _ -> new TreeSet<>())
                        .addAll(List.of(found.group(2).split("\\|"))));
        return chosen;
    }

    private Stream<MatchResult> names() {
        String plain = bare().replaceAll("\\{[^}]*}", " ").replaceAll("\\[[^\\]]*]", " ");
        return NAME.matcher(GROUPING.matcher(plain).replaceAll(" ")).results();
    }

    private String bare() {
        return STRING.matcher(words).replaceAll("\"\"");
    }

    private static boolean isBalanced(String text) {
        Deque<Character> open = new ArrayDeque<>();
        for (char c : text.toCharArray()) {
            int closing = ")]}".indexOf(c);
            if ("([{".indexOf(c) >= 0) {
                open.push(c);
            } else if (closing >= 0 && (open.isEmpty() || open.pop() != "([{".charAt(closing))) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /** @param rest of an expression, behind the bracket that a function opens */
    private static boolean isOfARange(String rest) {
        int depth = 1;
        int end = 0;
        while (end < rest.length() && depth > 0) {
            depth += rest.charAt(end) == '(' ? 1 : rest.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        return rest.substring(0, end).matches("(?s).*](\\s*offset \\d+[smhd])?\\s*\\)");
    }
}
