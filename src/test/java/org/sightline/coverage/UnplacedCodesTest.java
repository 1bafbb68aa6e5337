package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of entries that stood in no panel. */
class UnplacedCodesTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String OWN = "https://hospital.example/codes";

    private Instant now = Instant.parse("2026-11-21T09:02:00Z");
    private final UnplacedCodes codes = new UnplacedCodes((InstantSource) () -> now);

    @Test
    void countsEachCodeWithItsFirstAndItsLastDay() {
        count(coded(SNOMED, "73761001", "Colonoscopy"), coded(SNOMED, "73761001", "Colonoscopy"));
        now = Instant.parse("2026-11-22T00:30:00Z");
        count(coded(SNOMED, "73761001", "Colonoscopy"), coded(SNOMED, "4525004", "Emergency visit"));

        assertEquals(
                List.of(
                        "Observation Colonoscopy 3 2026-11-21 2026-11-22",
                        "Observation Emergency visit 1 2026-11-22 2026-11-22"),
                only().codes().stream()
                        .map(one -> one.code().kind() + " " + one.code().term() + " " + one.count() + " " + one.first()
                                + " " + one.last())
                        .toList());
        assertEquals(Instant.parse("2026-11-21T09:02:00Z"), codes.since());
    }

    @ParameterizedTest
    @DisplayName("Nothing that may be of a patient is kept: no words without a code, no number that may be somebody's")
    @CsvSource({
        "'',1,Seen by Mrs Adeyemi",
        "https://hospital.example/codes,'',Seen by Mrs Adeyemi",
        "https://hospital.example/codes,Mrs Adeyemi,Mrs Adeyemi",
        "https://hospital.example/codes,9990000018,Hospital number",
        "https://hospital.example/codes,1234567,Hospital number",
        "http://snomed.info/sct,9990000018,Not a code of SNOMED CT",
        "the ward's own,12,Ward"
    })
    void keepsNothingThatMayBeOfAPatient(String system, String code, String term) {
        count(coded(system, code, term));
        assertEquals(List.of(), only().codes());
        assertEquals(1, only().withoutCode());
    }

    @Test
    void keepsNoWordsOfASystemOfTheSourcesOwn() {
        count(
                coded(OWN, "W-12", "Mrs Adeyemi’s ward round"),
                new Observation().setCode(new CodeableConcept().setText("Words")));
        assertEquals(
                List.of("W-12 "),
                only().codes().stream()
                        .map(one -> one.code().code() + " " + one.code().term())
                        .toList());
        assertEquals(1, only().withoutCode());
    }

    @Test
    void dropsTheRarestWhereThereAreTooMany() {
        count(coded(SNOMED, "73761001", "Colonoscopy"), coded(SNOMED, "73761001", "Colonoscopy"));
        IntStream.range(0, UnplacedCodes.MOST + 5).forEach(i -> count(coded(OWN, "c-" + i, "")));

        assertEquals(UnplacedCodes.MOST, only().codes().size());
        assertEquals(6, only().dropped());
        assertEquals("73761001", only().codes().getFirst().code().code());
        assertTrue(only().codes().stream().anyMatch(one -> one.code().code().equals("c-" + (UnplacedCodes.MOST + 4))));
    }

    @Test
    void tellsOrganisationsFeedsAndTabsApart() {
        codes.count("one", "summary", "gp", List.of(coded(OWN, "a", "")));
        codes.count("one", "frailty", "gp", List.of(coded(OWN, "a", "")));
        codes.count("two", "summary", "council", List.of(coded(OWN, "a", "")));
        codes.count("two", "summary", "gp", List.of());
        assertEquals(
                List.of("gp frailty", "gp summary"),
                codes.of("one").stream()
                        .map(one -> one.feed() + " " + one.tab())
                        .toList());
        assertEquals(1, codes.of("two").size());
        assertFalse(codes.of("one").toString().contains("council"));
    }

    private UnplacedOfFeed only() {
        return codes.of("northgate").getFirst();
    }

    private void count(Resource... entries) {
        codes.count("northgate", "summary", "gp", List.of(entries));
    }

    private static Observation coded(String system, String code, String term) {
        Coding coding = new Coding().setSystem(system).setCode(code).setDisplay(term);
        return new Observation().setCode(new CodeableConcept(coding).setText(term));
    }
}
