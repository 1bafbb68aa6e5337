package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Consent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sightline.feed.DocumentAnswer;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.SearchNeed;

/** The objection of a source itself, as a Consent resource that it holds. */
class HeldConsentsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T20:00:00Z");
    private static final String CONSENT = """
            {"resourceType":"Consent","id":"c1","status":"active","patient":{"reference":"Patient/ivy"},
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"%s"}]},
             "provision":%s}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "patient-privacy; {'type':'deny'}; true; true",
                "patient-privacy; {'type':'permit'}; false; false",
                "adr; {'type':'deny'}; false; false",
                "patient-privacy; {'type':'deny','period':{'end':'2026-11-29'}}; false; false",
                "patient-privacy; {'type':'deny','period':{'start':'2026-12-02'}}; false; false",
                "patient-privacy; {'type':'deny','period':{'end':'2026-11-30'}}; true; true",
                "patient-privacy; {'type':'deny','period':{'end':'2026'}}; true; true",
                "patient-privacy; {'type':'deny','purpose':[{'code':'HRESCH'}]}; false; false",
                "patient-privacy; {'type':'deny','purpose':[{'code':'HRESCH'},{'code':'TREAT'}]}; true; true",
                "patient-privacy; {'type':'permit','provision':[{'type':'deny','code':[{'text':'x'}]}]}; true; true",
                "patient-privacy; {'type':'deny','provision':[{'type':'permit','purpose':[{'code':'BTG'}]}]}; true; false",
                "patient-privacy; {'type':'deny','provision':[{'type':'permit','purpose':[{'code':'TREAT'}]}]}; true; true"
            })
    @DisplayName("F19 a consent in force that denies closes its source; one that permits it, during an override alone")
    void deniesByItsRulesWhileInForce(String scope, String provision, boolean denies, boolean duringOverride) {
        Consent consent = FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(Consent.class, CONSENT.formatted(scope, provision.replace('\'', '"')));
        assertEquals(denies, new HeldConsents(NOW, false).denies(consent));
        assertEquals(duringOverride, new HeldConsents(NOW, true).denies(consent));
        consent.setStatus(Consent.ConsentState.INACTIVE);
        assertEquals(false, new HeldConsents(NOW, false).denies(consent));
    }

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader =
            new ReaderUnderTest().supplying("Consent").feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    void nothingElseOfSuchASourceIsKept() {
        feed.on(
                "Consent",
                ScriptedFeed.json(TestRecord.searchset(
                        TestRecord.match(CONSENT.formatted("patient-privacy", "{\"type\":\"deny\"}")))));
        assertEquals(new FeedAnswer.PatientObjected(), answer());
    }

    @Test
    void nothingIsShownOfASourceWhoseConsentsAreAskedForAndCannotBeRead() {
        feed.on("Consent", ScriptedFeed.status(500));
        assertInstanceOf(FeedAnswer.Unavailable.class, answer());
    }

    @Test
    void aDocumentOfSuchASourceIsNotReadEither() {
        feed.on(
                "Consent",
                ScriptedFeed.json(TestRecord.searchset(
                        TestRecord.match(CONSENT.formatted("patient-privacy", "{\"type\":\"deny\"}")))));
        assertEquals(
                new DocumentAnswer.NotRead(new FeedAnswer.PatientObjected()), reader.document("letter-1", _ -> false));
    }

    @Test
    @DisplayName("F19 whoever wants what of a source: its consents are asked for, and are not in what is handed on")
    void whoeverAsksForSomethingElseIsShownNothingOfItEither() {
        feed.on(
                "Consent",
                ScriptedFeed.json(TestRecord.searchset(
                        TestRecord.match(CONSENT.formatted("patient-privacy", "{\"type\":\"deny\"}")))));
        assertEquals(new FeedAnswer.PatientObjected(), reader.answer());
        feed.on("Consent", ScriptedFeed.json(TestRecord.searchset(TestRecord.match(CONSENT.formatted("adr", "{}")))));
        assertEquals(List.of(), FeedAnswer.resourcesOf((FeedAnswer.Answered) reader.answer()));
    }

    static Stream<ScriptedFeed.Script> unreadable() {
        String notice = "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'not-supported'}]}";
        String more = "\"link\":[{\"relation\":\"next\",\"url\":\"https://elsewhere.example/2\"}],\"entry\"";
        return Stream.of(
                ScriptedFeed.status(403),
                ScriptedFeed.status(500),
                ScriptedFeed.json(notice.replace('\'', '"')),
                ScriptedFeed.json(TestRecord.searchset(TestRecord.match(CONSENT.formatted("adr", "{}")))
                        .replaceFirst("\"entry\"", more)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    @DisplayName("F19 in doubt about a source's consents neither its entries nor its documents are shown")
    void nothingIsShownInDoubt(ScriptedFeed.Script consents) {
        feed.on("Consent", consents);
        FeedAnswer answer = reader.answer();
        assertTrue(answer instanceof FeedAnswer.Unavailable || answer instanceof FeedAnswer.NotPermitted, "" + answer);
        DocumentAnswer document = reader.document("letter-1", _ -> false);
        assertEquals(new DocumentAnswer.NotRead(answer), document);
        assertEquals(0, feed.asked("DocumentReference/letter-1"));
    }

    private FeedAnswer answer() {
        return reader.read(ReaderUnderTest.RECEIPT, ReaderUnderTest.CONDITIONS, SearchNeed.all("Consent"))
                .getFirst()
                .answer();
    }
}
