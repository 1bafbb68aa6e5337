package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.sightline.feed.reading.TestRecord.IVY;
import static org.sightline.feed.reading.TestRecord.IVY_NUMBER;
import static org.sightline.feed.reading.TestRecord.OTHER_NUMBER;
import static org.sightline.feed.reading.TestRecord.match;
import static org.sightline.feed.reading.TestRecord.patient;
import static org.sightline.feed.reading.TestRecord.searchset;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.PatientMismatch;
import org.sightline.feed.FeedAnswer.PatientMismatch.Kind;
import org.sightline.feed.SearchNeed;
import org.sightline.feed.SearchOutcome;

@DisplayName("F05 who the feed says the patient is")
class PatientLookUpTest {

    private final ScriptedFeed feed = ScriptedFeed.start();
    private final ReaderUnderTest reader = new ReaderUnderTest().feed(feed.base());

    @AfterEach
    void stop() {
        feed.close();
    }

    @Test
    @DisplayName("F05 is looked up by NHS number and answered with the feed's own Patient")
    void looksUpByNhsNumber() {
        FeedAnswer.Answered answered = assertInstanceOf(FeedAnswer.Answered.class, reader.answer());

        assertEquals("ivy", answered.patient().getIdPart());
        assertEquals(
                "identifier=https%3A%2F%2Ffhir.nhs.uk%2FId%2Fnhs-number%7C9990000018",
                feed.asked().get(0).uri().getRawQuery());
        assertEquals("patient=ivy&_count=200", feed.asked().get(1).uri().getRawQuery());
    }

    @Test
    @DisplayName("F05 a feed that does not know the patient has answered, and is asked no more")
    void notKnown() {
        feed.on("Patient", searchset());

        assertInstanceOf(FeedAnswer.PatientNotKnown.class, reader.answer());
        assertEquals(1, feed.asked().size());
    }

    @Test
    @DisplayName("F05 several matches")
    void severalMatches() {
        feed.on("Patient", searchset(match(IVY), match(patient("ivy-2", IVY_NUMBER, "1945-03-07", ""))));
        assertMismatch(Kind.SEVERAL_MATCHES);

        feed.on("Patient", TestRecord.page(Optional.of(feed.base() + "/page/2"), match(IVY)));
        feed.on("page/2", searchset(match(patient("ivy-2", IVY_NUMBER, "1945-03-07", ""))));
        assertMismatch(Kind.SEVERAL_MATCHES);
    }

    @Test
    @DisplayName("F05 a feed that says it holds more matches than it sent has several")
    void moreMatchesThanSent() {
        feed.on("Patient", searchset(match(IVY)).replace("\"entry\"", "\"total\":2,\"entry\""));
        assertMismatch(Kind.SEVERAL_MATCHES);

        feed.on("Patient", searchset(match(IVY)).replace("\"entry\"", "\"total\":1,\"entry\""));
        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @Test
    @DisplayName("F05 the same match twice is one match")
    void sameMatchTwice() {
        feed.on("Patient", searchset(match(IVY), match(IVY)));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @ParameterizedTest
    @CsvSource({
        "1945-03-08, BIRTH_DATE",
        "1954-03-07, BIRTH_DATE",
        "1945-04, BIRTH_DATE",
        "1946, BIRTH_DATE",
        "1945-02-30, BIRTH_DATE",
        "1945-03, BIRTH_MONTH_ONLY",
        "1945, BIRTH_YEAR_ONLY",
        "'', NO_BIRTH_DATE"
    })
    @DisplayName("F05 another birth date, a part of one or none")
    void birthDateDiffers(String birthDate, Kind kind) {
        String ivy = patient("ivy", IVY_NUMBER, birthDate, "");
        feed.on("Patient", searchset(match(birthDate.isEmpty() ? ivy.replace(",\"birthDate\":\"\"", "") : ivy)));

        assertMismatch(kind);
        assertEquals(0, feed.asked("Condition"));
    }

    @Test
    @DisplayName("F05 another NHS number, alone, beside ours or among the matches, is a wrong patient")
    void anotherNumber() {
        feed.on("Patient", searchset(match(patient("ivy", OTHER_NUMBER, "1945-03-07", ""))));
        assertMismatch(Kind.WRONG_PATIENT);

        feed.on("Patient", searchset(match(IVY), match(patient("other", OTHER_NUMBER, "1950-01-01", ""))));
        assertMismatch(Kind.WRONG_PATIENT);

        String both = IVY.replace(
                "\"identifier\":[",
                "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"9990000026\"},");
        feed.on("Patient", searchset(match(both)));
        assertMismatch(Kind.WRONG_PATIENT);

        feed.on(
                "Patient",
                searchset(match(both.replace("\"value\":\"9990000026\"", "\"use\":\"old\",\"value\":\"9990000026\""))));
        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @Test
    @DisplayName("F05 a patient without NHS number is not taken for ours")
    void noNumber() {
        feed.on(
                "Patient",
                searchset(match("{\"resourceType\":\"Patient\",\"id\":\"ivy\",\"birthDate\":\"1945-03-07\"}")));

        assertMismatch(Kind.NO_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'use':'old','value':'9990000018'}",
                "{'value':'9990000018','period':{'end':'2020'}}",
                "{'value':'9990000018','period':{'end':'2020-01-31T10:00:00Z'}},{'value':'9990000026'}"
            })
    @DisplayName("F05 a patient who had our number formerly is not taken for ours, and raises no alarm")
    void formerNumber(String identifiers) {
        String said = identifiers
                .replace("'value'", "'system':'https://fhir.nhs.uk/Id/nhs-number','value'")
                .replace('\'', '"');
        feed.on(
                "Patient",
                searchset(match(
                        "{\"resourceType\":\"Patient\",\"id\":\"ivy\",\"birthDate\":\"1945-03-07\",\"identifier\":["
                                + said + "]}")));

        assertMismatch(Kind.FORMER_NUMBER);
        assertEquals(0, feed.asked("Condition"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'system':'http://fhir.nhs.net/Id/nhs-number','value':'999 000 0018'}",
                "{'system':'https://fhir.nhs.uk/id/nhs-number/','value':'999-000-0018'}",
                "{'system':'https://fhir.nhs.uk/Id/nhs-number','value':'9990000018','period':{'end':'2999-01-01'}}",
                "{'system':'urn:oid:2.16.840.1.113883.2.1.4.1','value':'9990000018'}"
            })
    @DisplayName("F05 our number in any form is our number")
    void anyForm(String identifier) {
        feed.on(
                "Patient",
                searchset(match(
                        "{\"resourceType\":\"Patient\",\"id\":\"ivy\",\"birthDate\":\"1945-03-07\",\"identifier\":["
                                + identifier.replace('\'', '"') + "]}")));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ivy?x=y", "a b", ""})
    @DisplayName("F05 a patient whose id is no FHIR id is not asked about")
    void hostileId(String id) {
        feed.on("Patient", searchset(match(patient(id, IVY_NUMBER, "1945-03-07", ""))));

        assertInstanceOf(FeedAnswer.Unavailable.class, reader.answer());
        assertEquals(1, feed.asked().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}",
                "{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'V'}",
                "{'system':'http://hl7.org/fhir/v3/Confidentiality','code':'V'}",
                "{'code':'R'}",
                "{'system':'https://elsewhere.example','code':'REDACTED'}",
                "{'system':'https://elsewhere.example/marks','code':'V'}"
            })
    @DisplayName("F05 a patient labelled restricted is withheld as a whole")
    void restricted(String label) {
        String meta = ",\"meta\":{\"security\":[" + label.replace('\'', '"') + "]}";
        feed.on("Patient", searchset(match(patient("ivy", IVY_NUMBER, "1945-03-07", meta))));

        assertEquals(new FeedAnswer.Withheld(), reader.answer());
        assertEquals(0, feed.asked("Condition"));
    }

    @Test
    @DisplayName("F05 a patient labelled with normal confidentiality is not withheld")
    void unrestricted() {
        String meta =
                ",\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"N\"}]}";
        feed.on("Patient", searchset(match(patient("ivy", IVY_NUMBER, "1945-03-07", meta))));

        assertInstanceOf(FeedAnswer.Answered.class, reader.answer());
    }

    @Test
    @DisplayName("F05 a type the feed does not supply is not asked for")
    void notSupplied() {
        assertEquals(new SearchOutcome.NotSupplied(), reader.outcome(SearchNeed.all("Immunization")));
        assertEquals(0, feed.asked("Immunization"));
    }

    private void assertMismatch(Kind kind) {
        assertEquals(
                kind, assertInstanceOf(PatientMismatch.class, reader.answer()).kind());
    }
}
