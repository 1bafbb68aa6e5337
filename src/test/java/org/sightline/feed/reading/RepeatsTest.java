package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.page;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.tab.panel.PanelSource;

@DisplayName("F36 what comes twice is one resource or two, and none is lost without a word")
class RepeatsTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/r4/Condition/1",
                "OWN/Condition/1",
                "urn:uuid:4f7a2f0e-6b1f-4c3d-9a51-000000000001"
            })
    @DisplayName("F36 one id at two addresses is two entries, in the answer and in the panel")
    void oneIdAtTwoAddresses(String first) {
        String own = first.replace("OWN", feed.base().toString());
        feed.on(
                "Condition",
                searchset(at(own, said("Asthma", "")), at("https://b.example/r4/Condition/1", said("Gout", ""))));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(List.of("Asthma", "Gout"), words(complete.matches()));
        assertEquals(2, PanelSource.byKey(complete.matches()).size());
        assertEquals(List.of(), complete.remarks());
    }

    @Test
    @DisplayName("F36 the feed's own entry keeps its name, whichever came first")
    void theOwnOneKeepsItsName() {
        feed.on(
                "Condition",
                searchset(
                        at("https://b.example/r4/Condition/1", said("Gout", "")),
                        at(feed.base() + "/Condition/1", said("Asthma", ""))));

        List<Resource> matches = reader.outcome().resources();

        assertEquals(
                "Asthma",
                words(List.of(PanelSource.byKey(matches).get("Condition/1"))).getFirst());
        assertEquals(2, PanelSource.byKey(matches).size());
    }

    @Test
    @DisplayName("F36 the same again, on another page too, is said nothing of")
    void theSameAgain() {
        String same = match(said("Asthma", ""));
        feed.on("Condition", page(Optional.of(feed.base() + "/page/2"), same, same));
        feed.on("page/2", searchset(same));

        SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

        assertEquals(1, complete.matches().size());
        assertEquals(List.of(), complete.remarks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"versionId\":\"9\"; \"versionId\":\"10\"",
                "\"lastUpdated\":\"2026-01-01T10:00:00Z\"; \"lastUpdated\":\"2026-01-01T10:30:00+00:00\"",
                "\"versionId\":\"7\",\"lastUpdated\":\"2026-01-01T10:00:00Z\"; \"versionId\":\"1\",\"lastUpdated\":\"2026-01-02T10:00:00Z\""
            })
    @DisplayName("F36 of two versions the newer is shown, and that there were two is said")
    void twoVersions(String older, String newer) {
        for (boolean olderFirst : List.of(true, false)) {
            String one = match(said("Old words", older));
            String two = match(said("New words", newer));
            feed.on("Condition", olderFirst ? searchset(one, two) : searchset(two, one));

            SearchOutcome.Complete complete = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());

            assertEquals(List.of("New words"), words(complete.matches()));
            assertEquals(List.of(new Remark.SentTwice(1, 0)), complete.remarks());
        }
    }

    @Test
    @DisplayName("F36 where nothing says which is newer, the answer is no whole one")
    void undecided() {
        feed.on("Condition", searchset(match(said("One", "")), match(said("Two", "\"versionId\":\"a\""))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(List.of("One"), words(cut.matches()));
        assertEquals(List.of(new Remark.SentTwice(0, 1)), cut.remarks());
    }

    @Test
    @DisplayName(
            "F36-BASE one id at two servers is two resources in two searches as well, and none is read in its name")
    void nothingIsReadInAnothersName() {
        String medicine = "{\"resourceType\":\"Medication\",\"id\":\"m\",\"code\":{\"text\":\"Warfarin\"}}";
        String order =
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"%s\",\"subject\":{\"reference\":\"Patient/ivy\"},"
                        + "\"medicationReference\":{\"reference\":\"Medication/m\"}}";
        feed.on("Medication/m", medicine);
        feed.on(
                "MedicationRequest",
                searchset(at("https://b.example/r4/MedicationRequest/1", String.format(order, "1"))));
        SearchNeed need = new SearchNeed("MedicationRequest", Map.of(), null, Set.of("MedicationRequest:medication"));
        assertEquals(1, reader.outcome(need).resources().size());
        assertEquals(0, feed.asked("Medication/m"));

        feed.on("MedicationRequest", searchset(match(String.format(order, "1"))));
        assertEquals(1, reader.outcome(need).resources().size());
        assertEquals(1, feed.asked("Medication/m"));
    }

    private static List<String> words(List<Resource> conditions) {
        return conditions.stream().map(c -> ((Condition) c).getCode().getText()).toList();
    }

    private static String said(String words, String meta) {
        return condition("1").replace("Type 2 diabetes", words).replace("\"code\"", "\"meta\":{" + meta + "},\"code\"");
    }

    /** An entry of whatever server, about the patient of this one. */
    private String at(String fullUrl, String resource) {
        String subject = "\"" + feed.base() + "/Patient/ivy\"";
        return "{\"fullUrl\":\"" + fullUrl + "\","
                + match(resource.replace("\"Patient/ivy\"", subject)).substring(1);
    }
}
