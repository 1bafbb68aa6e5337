package org.sightline.feed.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.reading.ReaderUnderTest;

/** Narratives made to cost a reader its stack or its time. */
class HostileNarrativeTest {

    private final FhirJson fhir = new FhirJson(new ReaderUnderTest().settings());

    @Test
    @DisplayName("READ-1 a narrative that nests without end costs its own form, and no other entry")
    void aDeepNarrativeCostsItself() throws Exception {
        String deep = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<div>".repeat(100_000) + "x"
                + "</div>".repeat(100_000) + "</div>";
        FhirJson.ParsedBundle page = fhir.searchset(page(observation("1", deep), observation("2", "<div>y</div>")));
        assertEquals(2, page.bundle().getEntry().size() + page.unread().size());
        assertTrue(page.bundle().getEntry().stream()
                .anyMatch(
                        entry -> entry.getResource().getIdElement().getIdPart().equals("2")));
    }

    @Test
    @DisplayName("READ-1 narratives are not made over any more once their reading is given up")
    void narrativesAreLeftOnceGivenUp() throws Exception {
        JsonNode entry =
                new ObjectMapper().readTree("[" + "{\"div\":\"<p>&nbsp;\"},".repeat(99) + "{\"div\":\"<p>&nbsp;\"}]");
        AtomicInteger asked = new AtomicInteger();
        NarrativeText.repair(entry, _ -> {
            if (asked.incrementAndGet() == 3) {
                Thread.currentThread().interrupt();
            }
            return false;
        });
        assertTrue(Thread.interrupted());
        assertEquals(3, asked.get());
    }

    private static byte[] page(String... resources) {
        StringBuilder page = new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[");
        for (String resource : resources) {
            page.append(page.charAt(page.length() - 1) == '[' ? "" : ",")
                    .append("{\"resource\":")
                    .append(resource)
                    .append("}");
        }
        return page.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String observation(String id, String narrative) {
        return "{\"resourceType\":\"Observation\",\"id\":\"" + id + "\",\"status\":\"final\",\"text\":{\"status\":"
                + "\"generated\",\"div\":\"" + narrative + "\"},\"code\":{\"text\":\"c\"}}";
    }
}
