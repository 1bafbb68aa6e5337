package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the list of readers in {@code docs/security/parsers.md} to the code. */
class ReadersTest {

    private static final Path PAGE = Path.of("docs/security/parsers.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

    /** How a parser of a library, or of Java's own, is called. */
    private static final Pattern PARSES = Pattern.compile(
            "\\.(readTree|readValue|createParser|parseResource|parseBodyFragment)\\(|DocumentBuilderFactory\\.new|XMLInputFactory\\.new"
                    + "|SAXParserFactory|new Yaml\\(|(html|xml)Parser\\(\\)|Jsoup\\.parse|CSVFormat\\.|JWKSet\\.(parse|load)|JWK\\.parse"
                    + "|getImageReaders|new MimeTokenStream|GZIPInputStream\\(|ZipInputStream\\(|(JWSObject|SignedJWT|JWEObject)\\.parse"
                    + "|ObjectInputStream|new Inflater");

    @Test
    @DisplayName("READ-2 each class that parses is on the page that says how it is bounded, and none that is gone")
    void eachReaderIsOnThePage() throws IOException {
        Set<String> named = NAMED.matcher(Files.readString(PAGE))
                .results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        List<Path> files = sources();
        Set<String> parsing = files.stream()
                .filter(file -> PARSES.matcher(text(file)).find())
                .map(ReadersTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(parsing.contains("StrictJson"));
        parsing.removeAll(named);
        assertEquals(Set.of(), parsing, "they parse something, and docs/security/parsers.md does not name them");
        Set<String> gone = new TreeSet<>(named);
        gone.removeAll(files.stream().map(ReadersTest::name).collect(Collectors.toSet()));
        gone.removeIf(name -> Files.exists(Path.of("src/test/java/org/sightline/" + name + ".java")));
        assertEquals(Set.of(), gone, "docs/security/parsers.md names them");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
