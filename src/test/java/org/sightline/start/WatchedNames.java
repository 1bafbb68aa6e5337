package org.sightline.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be watched, by the names that Prometheus has for it: in the code, and in the documents. */
public final class WatchedNames {

    private static final Pattern REGISTERED =
            Pattern.compile("\\b(counter|gauge|timer|summary|builder)\\(\\s*(?:\"(sightline\\.[a-z.]+)\"|([A-Z]+)\\b)");
    private static final Pattern QUOTED = Pattern.compile("`(\\w+)`");
    private static final Pattern OURS = Pattern.compile("`(sightline_\\w+)`");
    private static final String OF_A_TIMER = "_(count|sum|max)$";

    private WatchedNames() {}

    /** Every source of the viewer. */
    static String code() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(WatchedNames::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    /** A counter, a gauge or a timer that the code registers, by the rules of Micrometer for Prometheus. */
    static Set<String> ofTheCode() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String source = read(file);
                REGISTERED.matcher(source).results().forEach(found -> {
                    String name = found.group(2) == null ? constant(source, found.group(3)) : found.group(2);
                    if (!name.isEmpty()) {
                        names.add(name.replace('.', '_') + ending(found.group(1)));
                    }
                });
            }
        }
        return names;
    }

    /** The first column of the table of metrics, and what its second names of ours. */
    public static Set<String> documented() throws IOException {
        Set<String> names = new TreeSet<>();
        rows(Path.of("docs/configuration.md"), "## Metrics worth an alert").forEach(row -> {
            QUOTED.matcher(row.split("\\|")[1]).results().forEach(found -> names.add(found.group(1)));
            OURS.matcher(row).results().forEach(found -> names.add(found.group(1)));
        });
        return names;
    }

    static Set<String> alertsInTheDocuments() throws IOException {
        return rows(Path.of("docs/running.md"), "### When an alert fires")
                .flatMap(row -> QUOTED.matcher(row.split("\\|")[1]).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The meter that a series is of: a timer has several. */
    static String meterOf(String series, Set<String> meters) {
        return meters.contains(series) ? series : series.replaceFirst(OF_A_TIMER, "");
    }

    /** Whether the code has a value of a label, as a word or as the name of a constant that it is made of. */
    static boolean isSaid(String code, String value) {
        String constant = value.replace('-', '_').toUpperCase(Locale.ROOT);
        return code.contains('"' + value + '"')
                || Pattern.compile("\\b" + constant + "\\b").matcher(code).find();
    }

    private static Stream<String> rows(Path file, String heading) throws IOException {
        String text = Files.readString(file);
        String section = text.substring(text.indexOf(heading) + heading.length());
        return section.lines().takeWhile(line -> !line.startsWith("#")).filter(line -> line.startsWith("| `"));
    }

    private static String constant(String source, String name) {
        return Pattern.compile("String " + name + " = \"(sightline\\.[a-z.]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static String ending(String kind) {
        return switch (kind) {
            case "counter" -> "_total";
            case "timer" -> "_seconds";
            default -> "";
        };
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
