package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.TabId;
import org.sightline.display.ClinicalDate;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.FeedRegistration.Freshness;
import org.sightline.tab.Feeds;
import org.sightline.tab.OpeningUnderTest;
import org.sightline.tab.Pages;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.tab.panel.kinds.PanelKinds;

/**
 * Generated records through whole pages: each value in their JSON that is like no other is on a page that shows its type,
 * unless the list of elements leaves it out on purpose. {@code -Dsightline.generated.records=1000} makes so many.
 */
class GeneratedRecordsTest {

    private static final int RECORDS = Integer.getInteger("sightline.generated.records", 12);
    private static final int ELEMENTS = 14;
    private static final long SEED = 20_261_121;
    private static final Path COUNTS = Path.of("target/generated-records.txt");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TabCatalogue catalogue = new TabCatalogue();
    private final Map<String, TabId> tabs = tabsByType();

    @Test
    @DisplayName("H1 every value of generated records is on the page or left out on purpose")
    void everyValueIsOnThePage() throws IOException {
        Set<String> leftOut = leftOut();
        Map<String, Integer> lost = new TreeMap<>();
        int resources = 0;
        int values = 0;
        for (int i = 0; i < RECORDS; i++) {
            List<Resource> record = new GeneratedRecord(SEED + i).of(tabs.keySet(), leftOut, ELEMENTS);
            Map<TabId, String> pages = pages(record);
            resources += record.size();
            for (Resource entry : record) {
                String page = pages.getOrDefault(tabs.get(entry.fhirType()), "");
                List<Value> sent = values(entry);
                values += sent.size();
                sent.stream()
                        .filter(value -> value.words().stream().noneMatch(page::contains))
                        .forEach(value -> lost.merge(value.path(), 1, Integer::sum));
            }
        }
        int missing = lost.values().stream().mapToInt(Integer::intValue).sum();
        Files.writeString(
                COUNTS,
                "%d records, %d resources, %d values, %d not on their page%n%s%n"
                        .formatted(RECORDS, resources, values, missing, lost));
        assertTrue(values > RECORDS * tabs.size() * 3, values + " values");
        assertEquals(Map.of(), lost);
    }

    /** A value that comes once, where it stands in the JSON, and how a page may say it. */
    private record Value(String path, List<String> words) {}

    private static List<Value> values(Resource entry) throws IOException {
        String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(entry);
        List<Value> values = new ArrayList<>();
        walk(entry.fhirType(), JSON.readTree(json), values);
        return values;
    }

    private static void walk(String path, JsonNode node, List<Value> values) {
        if (node.isObject()) {
            node.properties().forEach(member -> walk(path + "." + member.getKey(), member.getValue(), values));
        } else if (node.isArray()) {
            node.forEach(item -> walk(path, item, values));
        } else {
            String text = node.asText();
            boolean isDay = text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}(T11:17:23Z)?");
            boolean isOther = text.matches("Zq[0-9]+x|17[0-9]{5}(\\.5)?|[0-9]{2}:[0-9]{2}:[0-9]{2}");
            if (isDay) {
                values.add(new Value(
                        path,
                        List.of(lower(ClinicalDate.of(text.substring(0, 10)).text()), text)));
            } else if (isOther) {
                values.add(new Value(path, List.of(lower(text.replaceFirst("(?<=:[0-9]{2}):00$", "")))));
            }
        }
    }

    /** Each tab that shows any of the types, as it shows this record. */
    private Map<TabId, String> pages(List<Resource> record) {
        FeedRegistration feed = Feeds.feed("Source", Freshness.LIVE, Optional.empty(), supplied());
        return tabs.values().stream().distinct().collect(Collectors.toMap(Function.identity(), tab -> {
            OpeningUnderTest opening = new OpeningUnderTest();
            opening.answers = plan -> List.of(Feeds.answered(feed, plan, Function.identity(), record));
            return lower(Pages.visible(opening.page(tab)));
        }));
    }

    private Set<String> supplied() {
        return Stream.concat(Stream.of("Patient"), tabs.keySet().stream()).collect(Collectors.toSet());
    }

    /** The first tab that asks for each type, without waiting for a click. */
    private Map<String, TabId> tabsByType() {
        Map<String, TabId> byType = new TreeMap<>();
        for (TabId id : catalogue.ids()) {
            catalogue.find(id).orElseThrow().panels().stream()
                    .filter(panel -> !PanelKinds.isOnDemand(panel))
                    .flatMap(panel -> panel.searches().stream())
                    .filter(need -> !need.isMetByLookUp())
                    .forEach(need -> byType.putIfAbsent(need.resourceType(), id));
        }
        return byType;
    }

    private static Set<String> leftOut() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/main/resources/account/elements.csv"))) {
            return lines.map(line -> line.split(",", 3))
                    .filter(fields -> fields[1].equals("left out"))
                    .map(fields -> fields[0])
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
