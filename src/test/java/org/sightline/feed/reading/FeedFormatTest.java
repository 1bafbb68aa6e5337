package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.UnreadElement;

@DisplayName("F11 answers that are something else than FHIR R4 in JSON")
class FeedFormatTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html | <html><body>Please log in</body></html>",
                "application/fhir+xml | <Bundle xmlns='http://hl7.org/fhir'><type value='searchset'/></Bundle>",
                "application/fhir+json | <html></html>",
                "application/fhir+json;fhirVersion=3.0 | {\"resourceType\":\"Bundle\",\"type\":\"searchset\"}",
                "application/fhir+json; fhirVersion=5.0 | {\"resourceType\":\"Bundle\",\"type\":\"searchset\"}",
                "application/fhir+json;charset=iso-8859-1 | {\"resourceType\":\"Bundle\",\"type\":\"searchset\"}",
                "application/fhir+json | {\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"3.0.2\"}",
                "application/fhir+json | {\"resourceType\":\"Bundle\",\"type\":\"history\"}",
                "application/fhir+json | {\"resourceType\":\"Bundle\"}",
                "application/fhir+json | {\"type\":\"searchset\"}",
                "application/fhir+json | []",
                "application/fhir+json | null",
                "application/fhir+json | {\"resourceType\":\"Bundle\",\"type\":\"searchset\"} {}",
                "application/fhir+json | {\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":{}}"
            })
    @DisplayName("F11 what is not a searchset of FHIR R4 in JSON is said to be none, at the look-up and at a search")
    void somethingElse(String contentType, String body) {
        feed.on("Condition", ScriptedFeed.reply(200, contentType, body));
        assertEquals(Reason.NOT_FHIR_R4, reader.reason());

        feed.on("Patient", ScriptedFeed.reply(200, contentType, body));
        assertEquals(Reason.NOT_FHIR_R4, ((Unavailable) reader.answer()).reason());
    }

    @Test
    @DisplayName("F11 JSON that names a member twice, or goes on after its end, is garbled")
    void garbled() {
        for (String body : List.of(
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"type\":\"searchset\"}",
                "{\"resourceType\":\"Bundle\" \"type\":\"searchset\"}")) {
            feed.on("Condition", body);
            assertEquals(Reason.UNREADABLE, reader.reason());
        }
    }

    @Test
    @DisplayName("F11 an STU3 allergy, whose statuses have another shape, is never shown without them")
    void stu3Allergy() {
        feed.on("AllergyIntolerance", searchset(match("""
                        {"resourceType":"AllergyIntolerance","id":"a","clinicalStatus":"active",
                        "verificationStatus":"entered-in-error","patient":{"reference":"Patient/ivy"}}
                        """)));

        SearchOutcome.Cut cut =
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome(SearchNeed.all("AllergyIntolerance")));
        assertEquals(List.of(), cut.matches());
        assertEquals(List.of(new Remark.Unread(List.of("AllergyIntolerance/a"))), cut.remarks());
    }

    @Test
    @DisplayName("F11 an R5 medication request, which names its medicine elsewhere, keeps what it names")
    void r5MedicationRequest() {
        feed.on("MedicationRequest", searchset(match("""
                        {"resourceType":"MedicationRequest","id":"m","status":"active",
                        "medication":{"concept":{"text":"Metformin"}},"subject":{"reference":"Patient/ivy"}}
                        """)));

        SearchOutcome outcome = reader.outcome(SearchNeed.all("MedicationRequest"));
        assertEquals(
                List.of(new UnreadElement("medication.concept.text", "Metformin")),
                UnreadElement.of(outcome.resources().getFirst()));
    }

    @Test
    @DisplayName("F11 bytes that are neither UTF-8 nor say by their mark what they are are unreadable")
    void notUtf8() {
        String one = searchset(match(condition("1")));
        List<byte[]> bodies = List.of(
                one.getBytes(StandardCharsets.UTF_16LE),
                one.replace("diabetes", "diab\u00e8te").getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] body : bodies) {
            feed.on("Condition", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
                ScriptedFeed.send(exchange, 200, body);
            });
            assertInstanceOf(SearchOutcome.Failed.class, reader.outcome(), Arrays.toString(Arrays.copyOf(body, 8)));
        }
    }
}
