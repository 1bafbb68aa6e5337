package org.sightline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sightline.evidence.CitedTest;

/**
 * Holds every row of {@code docs/requirements.csv} ({@code id,requirement,tests}), and every other document that names
 * a test, to tests that exist.
 */
class RequirementsTraceTest {

    private static final Pattern ROW = Pattern.compile("([A-Z0-9.-]+),\"((?:[^\"]|\"\")*)\",([^,\"]*)");

    private record Requirement(String id, String words, List<String> tests) {}

    @Test
    void everyDocumentNamesTestsThatExist() {
        List<CitedTest> missing =
                CitedTest.inDocuments().stream().filter(test -> !test.exists()).toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void whatIsNoTestIsNotTakenForOne() {
        assertTrue(new CitedTest("here", "RequirementsTraceTest", "whatIsNoTestIsNotTakenForOne").exists());
        assertFalse(new CitedTest("here", "RequirementsTraceTest", "parse").exists());
        assertFalse(new CitedTest("here", "RequirementsTraceTest", "whatIsNotThere").exists());
        assertFalse(new CitedTest("here", "org.sightline.web.RequirementsTraceTest", "whatIsNoTestIsNotTakenForOne")
                .exists());
        assertFalse(new CitedTest("here", "NobodyTest", "whatIsNotThere").exists());
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
        long named = CitedTest.in(row.group(1), row.group(3)).count();
        assertEquals(tests.size(), named, () -> "names other things than tests: " + line);
        return new Requirement(row.group(1), row.group(2), tests);
    }
}
