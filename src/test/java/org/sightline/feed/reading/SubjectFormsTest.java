package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.feed.reading.TestRecord.IVY;
import static org.sightline.feed.reading.TestRecord.condition;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://other.example/fhir/Condition/2 | Patient/ivy",
                "https://other.example/fhir/Condition/2 | Patient/ivy/_history/3",
                "https://other.example/r4/Condition/2/_history/1 | Patient/ivy",
                "BASE/more/Condition/2 | Patient/ivy",
                "https://other.example/fhir/Condition/2 | patient/ivy"
            })
    @DisplayName(
            "F04 a relative subject is meant at the server of the entry's full URL, where an id means nothing here")
    void aRelativeSubjectIsMeantWhereItsEntryIs(String fullUrl, String subject) {
        feed.on("Condition", searchset(match(condition("1")), at(fullUrl, "{'reference':'" + subject + "'}")));

        SearchOutcome.Cut cut = assertInstanceOf(SearchOutcome.Cut.class, reader.outcome());

        assertEquals(1, cut.matches().size());
        assertEquals(List.of(new Remark.NobodyNamed(1)), cut.remarks());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://other.example/fhir/Condition/2 | {'reference':'BASE/Patient/ivy'}",
                "https://other.example/fhir/Condition/2 | {'reference':'Patient/9990000018'}",
                "https://other.example/fhir/Condition/2 | {'identifier':{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018'}}",
                "UPPER/Condition/2 | {'reference':'Patient/ivy'}",
                "urn:uuid:4f7a2f0e-6b1f-4c3d-9a51-000000000001 | {'reference':'Patient/ivy'}"
            })
    @DisplayName("F04 an entry of another server that says by an address or a number that it is this patient's is kept")
    void keepsAnotherServersEntryOfThisPatient(String fullUrl, String subject) {
        feed.on("Condition", searchset(match(condition("1")), at(fullUrl, subject)));

        assertEquals(
                2,
                assertInstanceOf(SearchOutcome.Complete.class, reader.outcome())
                        .matches()
                        .size());
    }

    @Test
    @DisplayName("F04 what came along from another server, and what is contained in it, is meant there as well")
    void whatCameAlongFromAnotherServerIsMeantThere() {
        String order = "{'resourceType':'MedicationRequest','id':'1','subject':{'reference':'Patient/ivy'},"
                + "'reasonReference':[{'reference':'https://other.example/fhir/Condition/2'}]}";
        String along = "{'fullUrl':'https://other.example/fhir/Condition/2','search':{'mode':'include'},'resource':"
                + condition("2", "{'reference':'Patient/ivy'}") + "}";
        feed.on("MedicationRequest", searchset(match(feed.filled(order)), feed.filled(along)));
        SearchNeed need =
                new SearchNeed("MedicationRequest", Map.of(), null, Set.of("MedicationRequest:reason-reference"));

        assertEquals(List.of(new Remark.NobodyNamed(1)), reader.outcome(need).remarks());

        feed.on(
                "Condition",
                searchset(at(
                        "https://other.example/fhir/Condition/2",
                        "{'reference':'BASE/Patient/ivy'},'contained':[{'resourceType':'Observation','id':'o',"
                                + "'status':'final','subject':{'reference':'Patient/ivy'}}]")));

        assertEquals(1, reader.outcome().resources().size());
    }

    @Test
    @DisplayName("F04 a patient of another server with this patient's id here is not this patient")
    void anotherServersPatientOfTheSameIdIsNotThisOne() {
        String other = "{'fullUrl':'https://other.example/fhir/Patient/ivy','resource':"
                + "{'resourceType':'Patient','id':'ivy','name':[{'family':'Marlow'}]}}";
        feed.on("Condition", searchset(match(condition("1")), feed.filled(other)));

        assertEquals(List.of(new Remark.NobodyNamed(1)), reader.outcome().remarks());
    }

    private String at(String fullUrl, String subject) {
        return feed.filled(
                "{'fullUrl':'" + fullUrl + "','search':{'mode':'match'},'resource':" + condition("2", subject) + "}");
    }
}
