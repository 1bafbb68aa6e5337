package org.sightline.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A test that a document cites as {@code SomeTest#method}, with its package before it or without: no two test classes
 * share a simple name.
 *
 * @param place the document and the line, as {@code docs/requirements.csv:12}
 * @param type the class as it stands there
 */
public record CitedTest(String place, String type, String method) {

    private static final Pattern NAME = Pattern.compile("((?:[a-z]+\\.)*[A-Z]\\w*(?:Test|IT))#([a-z]\\w*)");
    private static final Pattern ANNOTATION = Pattern.compile("@(?:Parameterized|Repeated|Fuzz)?Test\\b");
    private static final Path SOURCES = Path.of("src/test/java");
    private static final Map<String, Path> SOURCE_OF_TYPE = sources();

    /** {@code SomeTest#method}, whatever stands before it. */
    public String key() {
        return simpleType() + '#' + method;
    }

    /** Every test that a document below {@code docs} names, in order. */
    public static List<CitedTest> inDocuments() {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return files.filter(file -> file.toString().matches(".*\\.(md|csv|yaml)"))
                    .sorted()
                    .flatMap(CitedTest::in)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every test that one document names, in order. */
    private static Stream<CitedTest> in(Path document) {
        List<String> lines = lines(document);
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(line -> in(document + ":" + (line + 1), lines.get(line)));
    }

    /** Every test that a text names, in order. */
    public static Stream<CitedTest> in(String place, String text) {
        return NAME.matcher(text).results().map(name -> new CitedTest(place, name.group(1), name.group(2)));
    }

    /** Whether there is such a method, returning nothing and marked as a test. */
    public boolean exists() {
        Path source = SOURCE_OF_TYPE.get(simpleType());
        if (source == null || type.contains(".") && !source.equals(SOURCES.resolve(type.replace('.', '/') + ".java"))) {
            return false;
        }
        String text = String.join("\n", lines(source));
        return Pattern.compile("\\n +void " + method + "\\(")
                .matcher(text)
                .results()
                .anyMatch(found -> ANNOTATION
                        .matcher(text.substring(text.lastIndexOf("\n\n", found.start()) + 1, found.start()))
                        .find());
    }

    private String simpleType() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Map<String, Path> sources() {
        Map<String, Path> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(sources);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
