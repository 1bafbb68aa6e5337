package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds every row of {@code docs/requirements.csv} ({@code id,requirement,tests}) to tests that exist. */
class RequirementsTraceTest {

    private static final Pattern ROW = Pattern.compile("([A-Z0-9.-]+),\"((?:[^\"]|\"\")*)\",([^,\"]*)");

    private record Requirement(String id, String words, List<String> tests) {}

    @Test
    void everyRowNamesTestsThatExist() throws IOException {
        List<String> missing = requirements().stream()
                .flatMap(requirement -> requirement.tests().stream()
                        .filter(test -> !exists(test))
                        .map(test -> requirement.id() + ": " + test))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void everyRowHasATestAndAnIdOfItsOwn() throws IOException {
        List<Requirement> rows = requirements();
        assertTrue(rows.size() > 40, "only " + rows.size() + " rows");
        assertEquals(
                List.of(),
                rows.stream()
                        .filter(row -> row.tests().isEmpty() || row.words().isBlank())
                        .map(Requirement::id)
                        .toList());
        assertEquals(rows.size(), rows.stream().map(Requirement::id).distinct().count());
    }

    private static List<Requirement> requirements() throws IOException {
        return Files.readAllLines(Path.of("docs/requirements.csv")).stream()
                .skip(1)
                .map(RequirementsTraceTest::parse)
                .toList();
    }

    private static Requirement parse(String line) {
        var row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("not id,\"requirement\",tests: " + line);
        }
        List<String> tests = Arrays.stream(row.group(3).split(" "))
                .filter(test -> !test.isBlank())
                .toList();
        return new Requirement(row.group(1), row.group(2), tests);
    }

    /** A test is named {@code org.sightline.room.SomeTest#method}. */
    private static boolean exists(String test) {
        String[] parts = test.split("#", 2);
        Path source = Path.of("src/test/java", parts[0].replace('.', '/') + ".java");
        if (parts.length < 2 || !Files.exists(source)) {
            return false;
        }
        try {
            return Pattern.compile("void " + Pattern.quote(parts[1]) + "\\(")
                    .matcher(Files.readString(source))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
