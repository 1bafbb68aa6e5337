package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.reading.DialectHabits;
import org.sightline.feed.reading.DialectRecord;
import org.sightline.feed.reading.DialectServer;
import org.sightline.registration.Dialect;
import org.sightline.registration.Setting;

@DisplayName("F32 what the page says of servers of several dialects")
class DialectPageTest {

    @Test
    @DisplayName("F32 what a server sends without having been asked for it stands in no panel that did not ask for it")
    void ignoring() {
        try (DialectServer server = DialectServer.start(DialectHabits.IGNORING, DialectRecord.ALL)) {
            String panel = panel(page(server, Dialect.PLAIN, "end-of-life"), "end-of-life-wishes");

            assertFalse(panel.contains("Creatinine"), panel);
            assertTrue(panel.contains("was asked to search by category and did not"), panel);
        }
    }

    @Test
    @DisplayName("F32 a source that answers by categories only is said to have been asked for these, and is no whole")
    void strict() {
        Dialect dialect = new Dialect(
                200,
                true,
                false,
                Set.of(),
                Map.of("Observation", Set.of("date:missing"), "Flag", Set.of("date")),
                Map.of("Observation", Set.of("category", "code"), "CarePlan", Set.of("category")),
                Map.of(
                        "Observation", Map.of("category", Set.of("laboratory", "vital-signs", "social-history")),
                        "CarePlan", Map.of("category", Set.of("38717003"))));
        try (DialectServer server = DialectServer.start(DialectHabits.STRICT, DialectRecord.ALL)) {
            String panel = panel(page(server, dialect, "summary"), "results");

            assertTrue(panel.contains("Creatinine"), panel);
            assertTrue(
                    panel.contains(
                            "answers only by category: asked for laboratory, social-history, vital-signs; others, and entries without one, were not asked for"),
                    panel);
            assertFalse(server.asked().stream().anyMatch(request -> request.matches("GET .*(ivy|9990000018).*")));
        }
    }

    @Test
    @DisplayName("F32 what was picked here from a complete answer was asked in full")
    void pickedHere() {
        Dialect dialect = new Dialect(
                200,
                false,
                false,
                Set.of(),
                Map.of("Flag", Set.of("date"), "Observation", Set.of("date", "category", "code")),
                Map.of(),
                Map.of());
        try (DialectServer server = DialectServer.start(DialectHabits.IGNORING, DialectRecord.ALL)) {
            String panel = panel(page(server, dialect, "end-of-life"), "end-of-life-wishes");

            assertFalse(panel.contains("Creatinine"), panel);
            assertFalse(panel.contains("did not"), panel);
            assertTrue(panel.contains("the only source"), panel);
        }
    }

    private static String page(DialectServer server, Dialect dialect, String tab) {
        return new CasePage("9990000018", LocalDate.of(1945, 3, 7))
                .feed("Northgate Hospital", Setting.HOSPITAL, server.base(), dialect)
                .html(tab);
    }

    /** The words of one panel. */
    private static String panel(String html, String id) {
        Matcher panel = Pattern.compile("(?s)<section[^>]*id=\"" + id + "\".*?</section>")
                .matcher(html);
        assertTrue(panel.find(), html);
        return Pages.visible(panel.group());
    }
}
