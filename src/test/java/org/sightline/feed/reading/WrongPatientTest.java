package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.IVY;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.patient;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F04 wrong patient")
class WrongPatientTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reference':'Patient/other'}",
                "{'reference':'Patient/ivy2'}",
                "{'reference':'Patient/other/_history/1'}",
                "{'reference':'BASE/Patient/other'}",
                "{'reference':'https://elsewhere.example/r4/Patient/other'}",
                "{'reference':'https://elsewhere.example/r4/Patient/9990000026'}",
                "{'reference':'Patient?identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000026'}",
                "{'reference':'Patient/../Patient/other'}",
                "{'reference':'Patient/ivy','identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}}",
                "{'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026'}}",
                "{'identifier':{'system':'http://fhir.nhs.net/Id/nhs-number','value':'9990000026'}}"
            })
    @DisplayName("F04 withholds the whole feed when one resource names another patient in any way")
    void withholdsTheFeedForAnotherSubject(String subject) {
        feed.on("Condition", searchset(match(condition("1")), match(condition("2", feed.filled(subject)))));

        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 withholds the whole feed when another search was fine")
    void withholdsTheGoodSearchesToo() {
        feed.on("Condition", searchset(match(condition("1"))));
        feed.on(
                "AllergyIntolerance",
                searchset(
                        match(
                                "{\"resourceType\":\"AllergyIntolerance\",\"id\":\"a\",\"patient\":{\"reference\":\"Patient/other\"}}")));

        FeedAnswer answer = reader.read(
                        ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS, SearchNeed.all("AllergyIntolerance"))
                .getFirst()
                .answer();

        assertEquals(
                PatientMismatch.Kind.WRONG_PATIENT,
                assertInstanceOf(PatientMismatch.class, answer).kind());
    }

    @Test
    @DisplayName("F04 withholds the whole feed for a contained patient with another NHS number")
    void looksAtContainedPatients() {
        String contained = ",\"contained\":[" + patient("p", TestRecord.OTHER_NUMBER, "1945-03-07", "") + "]";
        feed.on("Condition", searchset(match(withMore(condition("1", "{\"reference\":\"#p\"}"), contained))));
        assertWrongPatient();

        feed.on("Condition", searchset(match(withMore(condition("1"), contained))));
        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 keeps a resource whose contained patient has this NHS number")
    void keepsContainedPatientWithThisNumber() {
        String contained = ",\"contained\":[" + patient("p", TestRecord.IVY_NUMBER, "1945-03-07", "") + "]";
        feed.on("Condition", searchset(match(withMore(condition("1", "{\"reference\":\"#p\"}"), contained))));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());
    }

    @Test
    @DisplayName("F04 looks at subjects of contained resources and of included ones")
    void looksAtContainedAndIncludedResources() {
        String contained = ",\"contained\":[" + condition("c", "{\"reference\":\"Patient/other\"}") + "]";
        feed.on("Condition", searchset(match(withMore(condition("1"), contained))));
        assertWrongPatient();

        String encounter =
                "{\"resourceType\":\"Encounter\",\"id\":\"e\",\"subject\":{\"reference\":\"Patient/other\"}}";
        feed.on("Condition", searchset(match(condition("1")), TestRecord.included(encounter)));
        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 withholds the whole feed when any bundle holds another Patient")
    void looksAtEveryPatientResource() {
        feed.on(
                "Condition",
                searchset(
                        match(condition("1")),
                        TestRecord.included(patient("other", TestRecord.OTHER_NUMBER, "1945-03-07", ""))));
        assertWrongPatient();

        feed.on(
                "Condition",
                searchset(
                        match(condition("1")),
                        TestRecord.included(patient("ivy", TestRecord.OTHER_NUMBER, "1945-03-07", ""))));
        assertWrongPatient();

        feed.on(
                "Condition",
                searchset(
                        match(condition("1")),
                        TestRecord.included(patient("ivy", TestRecord.IVY_NUMBER, "1950-01-01", ""))));
        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 finds another patient on a later page")
    void looksAtLaterPages() {
        feed.on("Condition", TestRecord.page(Optional.of(feed.base() + "/page/2"), match(condition("1"))));
        feed.on("page/2", searchset(match(condition("2", "{\"reference\":\"Patient/other\"}"))));

        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 finds another patient among entries beyond the cap")
    void looksBeyondTheEntryCap() {
        feed.on(
                "Condition",
                searchset(
                        match(condition("1")),
                        match(condition("2")),
                        match(condition("3", "{\"reference\":\"Patient/other\"}"))));
        reader.with("max-entries", "3").with("max-pages", "1");

        assertWrongPatient();
    }

    @Test
    @DisplayName("F04 keeps included resources that are about nobody, and no types that were not asked for")
    void keepsOnlyWhatWasAskedFor() {
        String request =
                "{\"resourceType\":\"MedicationRequest\",\"id\":\"m\",\"subject\":{\"reference\":\"Patient/ivy\"}}";
        String medication = "{\"resourceType\":\"Medication\",\"id\":\"metformin\"}";
        feed.on("MedicationRequest", searchset(match(request), match(condition("1")), TestRecord.included(medication)));
        SearchNeed need = new SearchNeed("MedicationRequest", Map.of(), null, Set.of("MedicationRequest:medication"));

        FeedAnswer.Answered answered = assertInstanceOf(
                FeedAnswer.Answered.class,
                reader.read(ReaderUnderTest.RECEIPT, need).getFirst().answer());

        assertEquals(1, FeedAnswer.resourcesOf(answered).size());
        assertEquals(Set.of("Medication/metformin"), answered.included().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {",'active':false", ",'link':[{'type':'replaced-by','other':{'reference':'Patient/new'}}]"})
    @DisplayName("F04 withholds a feed whose only patient is merged into another or not in use")
    void withholdsMergedPatient(String more) {
        feed.on("Patient", searchset(match(patient("ivy", TestRecord.IVY_NUMBER, "1945-03-07", feed.filled(more)))));

        assertEquals(
                PatientMismatch.Kind.NOT_IN_USE,
                assertInstanceOf(PatientMismatch.class, reader.answer()).kind());
        assertEquals(0, alerts());
        assertEquals(0, feed.asked("Condition"));
    }

    @Test
    @DisplayName("F04 follows a merge when the feed sends the surviving patient too")
    void takesTheSurvivorOfAMerge() {
        String merged = patient("old", TestRecord.IVY_NUMBER, "1945-03-07", feed.filled(",'active':false"));
        feed.on("Patient", searchset(match(merged), match(IVY)));
        feed.on("Condition", searchset(match(condition("1"))));

        assertInstanceOf(SearchOutcome.Complete.class, reader.outcome());
    }

    private void assertWrongPatient() {
        double alerts = alerts();
        FeedAnswer answer = reader.answer();
        assertEquals(
                PatientMismatch.Kind.WRONG_PATIENT,
                assertInstanceOf(PatientMismatch.class, answer).kind());
        assertEquals(alerts + 1, alerts());
    }

    private double alerts() {
        return reader.meters
                .counter("sightline.feed.wrong.patient", "feed", "feed-0")
                .count();
    }

    private static String withMore(String resource, String more) {
        String stripped = resource.strip();
        return stripped.substring(0, stripped.length() - 1) + more + "}";
    }
}
