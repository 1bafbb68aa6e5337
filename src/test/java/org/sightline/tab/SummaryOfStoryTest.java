package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every word of Ivy's Summary, as all the demo's feeds hold her on one day. {@code -Dsightline.renew=true} writes the
 * expected text anew; read the difference before it is kept.
 */
class SummaryOfStoryTest {

    private static final Path BASE = Path.of(System.getProperty("sightline.basedir", "."));
    private static final Path EXPECTED = BASE.resolve("src/test/resources/tab/ivy-summary.txt");

    @Test
    void everyWordOfIvysSummary() throws IOException {
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.answers = plan -> new StoryFeeds("9990000018").readings(plan, Map.of());

        List<String> lines = Pages.lines(opening.page());

        if (Boolean.getBoolean("sightline.renew")) {
            Files.write(EXPECTED, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(EXPECTED)), String.join("\n", lines));
    }

    @Test
    void namesEveryTableWhereItIsReadAloud() {
        String page = new StoryPages().html("9990000018", "summary");

        List<String> names = Pattern.compile("<table [^>]*aria-label=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(table -> table.group(1))
                .toList();
        assertTrue(
                names.containsAll(List.of("Allergies and intolerances", "Active problems", "Current medicines")),
                names::toString);
    }
}
