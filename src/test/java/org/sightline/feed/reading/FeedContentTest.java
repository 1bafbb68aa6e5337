package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F12 to F16 content that is odd but this patient's reaches the panels as it was sent")
class FeedContentTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019",
                "2019-03",
                "2019-02-30",
                "2019-13-01",
                "2024-10-27T01:30:00+01:00",
                "2024-10-27T01:30:00Z",
                "soon"
            })
    @DisplayName("F12 partial and impossible dates and those of the hour that comes twice keep their text")
    void datesKeepTheirText(String date) {
        Observation observation = observation(",\"effectiveDateTime\":\"" + date + "\"");

        assertEquals(date, observation.getEffectiveDateTimeType().getValueAsString());
    }

    @Test
    @DisplayName("F13 unknown codes keep their text, and codes without display their code")
    void unknownCodes() {
        Observation observation = observation(
                ",\"category\":[{\"coding\":[{\"system\":\"https://local.example\",\"code\":\"zz\"}]}],\"interpretation\":[{\"text\":\"odd\"}]");

        assertEquals("zz", observation.getCategoryFirstRep().getCodingFirstRep().getCode());
        assertFalse(observation.getCategoryFirstRep().getCodingFirstRep().hasDisplay());
    }

    @Test
    @DisplayName("F14 a missing unit, a comparator, nought, nothing and a reason for nothing stay apart")
    void values() {
        Observation missing = observation(",\"dataAbsentReason\":{\"text\":\"not done\"}");
        assertFalse(missing.hasValue());
        assertEquals("not done", missing.getDataAbsentReason().getText());

        Observation nought = observation(",\"valueQuantity\":{\"value\":0.00}");
        assertEquals("0.00", nought.getValueQuantity().getValueElement().getValueAsString());
        assertFalse(nought.getValueQuantity().hasUnit());

        Observation less = observation(",\"valueQuantity\":{\"value\":5,\"comparator\":\"<\",\"unit\":\"mg\"}");
        assertEquals("<", less.getValueQuantity().getComparator().toCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"1e999999999\"", "-1.5E-99999"})
    @DisplayName("F14 a number that would fill the memory once written out costs its entry")
    void hugeNumber(String value) {
        feed.on("Observation", searchset(match(observationJson(",\"valueQuantity\":{\"value\":" + value + "}"))));

        assertEquals(
                List.of(new Remark.Unread(List.of("Observation/o"))),
                reader.outcome(SearchNeed.all("Observation")).remarks());
    }

    @ParameterizedTest
    @ValueSource(strings = {"entered-in-error", "cancelled", "preliminary", "no-such-status"})
    @DisplayName("F15 every status reaches the panel, a status nobody knows too")
    void statuses(String status) {
        feed.on("Observation", searchset(match(observationJson("").replace("\"final\"", "\"" + status + "\""))));

        assertEquals(
                status, ((Observation) only("Observation")).getStatusElement().getValueAsString());
    }

    @Test
    @DisplayName("F15 modifier extensions and implicit rules reach the panel")
    void modifiers() {
        Observation observation = observation(
                ",\"implicitRules\":\"https://local.example/rules\",\"modifierExtension\":[{\"url\":\"https://local.example/not\",\"valueBoolean\":true}]");

        assertTrue(observation.hasModifierExtension());
        assertEquals("https://local.example/rules", observation.getImplicitRules());
    }

    @Test
    @DisplayName("F16 contained resources that refer to each other in a circle are read")
    void circularContained() {
        Observation observation = observation("""
                ,"contained":[{"resourceType":"Observation","id":"a","derivedFrom":[{"reference":"#b"}]},
                {"resourceType":"Observation","id":"b","derivedFrom":[{"reference":"#a"}]}],"derivedFrom":[{"reference":"#a"}]
                """);

        assertEquals("#a", observation.getDerivedFromFirstRep().getReference());
    }

    @Test
    @DisplayName("F16 relative, absolute, dangling and self references are read and not followed")
    void danglingReferences() {
        String resource = condition("1").strip();
        feed.on("Condition", searchset(match(resource.substring(0, resource.length() - 1) + """
                        ,"asserter":{"reference":"Practitioner/gone","display":"Dr Noon"},
                        "encounter":{"reference":"https://elsewhere.example/Encounter/1"},
                        "evidence":[{"detail":[{"reference":"Condition/1"},{"reference":"#nothing"}]}]}
                        """)));

        Condition condition = (Condition) only("Condition");

        assertEquals("Dr Noon", condition.getAsserter().getDisplay());
        assertEquals(2, feed.asked().size());
    }

    private Observation observation(String more) {
        feed.on("Observation", searchset(match(observationJson(more))));
        return (Observation) only("Observation");
    }

    private static String observationJson(String more) {
        return "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"HbA1c\"},"
                + "\"subject\":{\"reference\":\"Patient/ivy\"}" + more + "}";
    }

    private Resource only(String type) {
        List<Resource> matches = assertInstanceOf(SearchOutcome.Complete.class, reader.outcome(SearchNeed.all(type)))
                .matches();
        assertEquals(1, matches.size());
        return matches.getFirst();
    }
}
