package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.IVY;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.Remark;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F04 the forms in which an entry says whose it is")
class SubjectFormsTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'reference':'Patient/ivy'}",
                "{'reference':'Patient/ivy/_history/3'}",
                "{'reference':'BASE/Patient/ivy'}",
                "{'reference':'BASE/Patient/ivy/_history/3'}",
                "{'reference':'Patient/ivy','identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'999 000 0018'}}",
                "{'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}}",
                "{'reference':'Patient/ivy/'}",
                "{'reference':'patient/ivy'}",
                "{'reference':'UPPER/Patient/ivy'}",
                "{'reference':'BASE//Patient/ivy'}",
                "{'reference':'https://inner.example/fhir/Patient/ivy'}",
                "{'reference':'https://national.example/fhir/Patient/9990000018'}",
                "{'reference':'Patient/ivy','identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'999-000-0018'}}",
                "{'identifier':{'system':'http://fhir.nhs.net/Id/nhs-number','value':'9990000018'}}",
                "{'identifier':{'system':'HTTP://fhir.nhs.uk/id/NHS-Number/','value':'9990000018'}}",
                "{'identifier':{'system':'urn:oid:2.16.840.1.113883.2.1.4.1','value':'9990000018'}}",
                "{'reference':'Patient/ivy','identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000026','period':{'end':'2019-05-06'}}}",
                "{'reference':'Patient/ivy','identifier':{'system':'https://local.example/id','value':'77'}}"
            })
    @DisplayName("F04 keeps what says in any way that it is this patient's")
    void keepsWhatIsThisPatients(String subject) {
        feed.on(
                "Patient",
                searchset("{\"fullUrl\":\"https://inner.example/fhir/Patient/ivy\",\"resource\":" + IVY + "}"));
        feed.on("Condition", searchset(match(condition("1", feed.filled(subject)))));

        assertEquals(
                1,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'display':'Ivy Marlow'}",
                "{'reference':'Group/7'}",
                "{'reference':'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0'}",
                "{'reference':'#missing'}",
                "{'reference':'Patient/Ivy'}",
                "{'reference':'https://elsewhere.example/r4/Patient/ivy'}",
                "{'reference':'BASE/more/Patient/ivy'}",
                "{'reference':'/Patient/ivy'}",
                "{'reference':'Patient/ivy?x=1'}",
                "{'reference':'Patient?identifier=x'}",
                "{'reference':'Patient?identifier=999%20000%200018'}",
                "{'identifier':{'system':'https://local.example/id','value':'77'}}"
            })
    @DisplayName("F04 does not show what nobody is said to be the subject of, and says that something is missing")
    void dropsWhatHasNoSubject(String subject) {
        feed.on("Condition", searchset(match(condition("1")), match(condition("2", feed.filled(subject)))));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(
                List.of("1"),
                cut.matches().stream().map(r -> r.getIdElement().getIdPart()).toList());
        assertEquals(List.of(new Remark.NobodyNamed(1)), cut.remarks());
    }

    @Test
    @DisplayName("F04 does not show an observation without a subject, though FHIR would allow it")
    void dropsAnObservationWithoutSubject() {
        feed.on(
                "Observation",
                searchset(
                        match(
                                "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"code\":{\"text\":\"HbA1c\"}}")));

        SearchOutcome.Cut cut =
                assertInstanceOf(SearchOutcome.Cut.class, reader.outcome(SearchNeed.all("Observation")));

        assertTrue(cut.matches().isEmpty());
    }
}
