package org.sightline.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/security/asvs.csv} to the OWASP Application Security Verification Standard 5.0.0, levels 1 and 2:
 * every requirement is there once, with a test, a file or a reason. That a named test exists is held with all others.
 *
 * @see <a href="https://github.com/OWASP/ASVS/tree/v5.0.0/5.0/docs_en">ASVS 5.0.0</a>
 */
class AsvsTest {

    private static final Pattern ROW = Pattern.compile(
            "V(\\d+)\\.(\\d+)\\.(\\d+),([12]),\"([^\"]+)\",(yes|no),(met|not met|deployer|),\"((?:[^\"]|\"\")+)\"");
    private static final Pattern FILE =
            Pattern.compile("\\b((?:docs|launch-config|src)/[\\w./-]+\\.(?:md|csv|yaml|java)|pom\\.xml)\\b");

    /** How many requirements of levels 1 and 2 each chapter has. */
    private static final List<Integer> OF_CHAPTERS =
            List.of(27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7);

    private record Row(List<Integer> id, int level, boolean applies, String state, String evidence) {}

    @Test
    void everyRequirementOfLevelsOneAndTwoIsThereOnce() throws IOException {
        List<Row> rows = rows();
        Map<Integer, Integer> chapters = new TreeMap<>();
        rows.forEach(row -> chapters.merge(row.id().getFirst(), 1, Integer::sum));

        assertEquals(OF_CHAPTERS, List.copyOf(chapters.values()));
        assertEquals(70, rows.stream().filter(row -> row.level() == 1).count());
        assertEquals(183, rows.stream().filter(row -> row.level() == 2).count());
        Comparator<Row> byNumber = Comparator.comparing((Row row) -> row.id().get(0))
                .thenComparing(row -> row.id().get(1))
                .thenComparing(row -> row.id().get(2));
        assertEquals(
                rows.stream().sorted(byNumber).map(Row::id).distinct().toList(),
                rows.stream().map(Row::id).toList());
    }

    @Test
    void eachHasATestAFileOrAReason() throws IOException {
        for (Row row : rows()) {
            List<String> files = FILE.matcher(row.evidence())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            files.forEach(file -> assertTrue(Files.exists(Path.of(file)), row + ": " + file));
            assertEquals(row.applies(), !row.state().isEmpty(), row::toString);
            if (row.state().equals("met")) {
                assertFalse(
                        files.isEmpty()
                                && CitedTest.in("", row.evidence()).findAny().isEmpty(),
                        row::toString);
            }
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/security/asvs.csv")).stream()
                .skip(1)
                .map(AsvsTest::row)
                .toList();
    }

    private static Row row(String line) {
        Matcher row = ROW.matcher(line);
        assertTrue(row.matches(), line);
        return new Row(
                List.of(number(row, 1), number(row, 2), number(row, 3)),
                number(row, 4),
                row.group(6).equals("yes"),
                row.group(7),
                row.group(8));
    }

    private static int number(Matcher row, int group) {
        return Integer.parseInt(row.group(group));
    }
}
