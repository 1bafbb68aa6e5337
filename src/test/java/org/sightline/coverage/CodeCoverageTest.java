package org.sightline.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.coverage.FoundBy.Way;

/** What is counted of entries that stood in a panel, or in none. */
class CodeCoverageTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String OWN = "https://hospital.example/codes";
    private static final CodeFinder NOTHING = new Finder("nothing", Set.of(), FoundBy.NOTHING);

    private Instant now = Instant.parse("2026-11-21T09:02:00Z");
    private final CodeCoverage coverage = new CodeCoverage((InstantSource) () -> now);

    /** Finds these codes by a list of this version. */
    private record Finder(Object rules, Set<String> listed, FoundBy others) implements CodeFinder {

        @Override
        public Optional<FoundBy> byCode(Coding code) {
            return code.hasCode() && listed.contains(code.getCode())
                    ? Optional.of(FoundBy.list("A_COD", rules.toString()))
                    : Optional.empty();
        }

        @Override
        public FoundBy otherwise(Resource entry) {
            return others;
        }
    }

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
        assertEquals(Instant.parse("2026-11-21T09:02:00Z"), coverage.since());
    }

    @Test
    @DisplayName("Each entry counts once, by the first of its codes that the panel knows, or else by how it came there")
    void saysByWhatThePanelFindsIt() {
        Finder words = new Finder("1", Set.of("73761001"), FoundBy.way(Way.WORDS));
        Observation both = coded(OWN, "W-12", "");
        both.getCode().addCoding(new Coding(SNOMED, "73761001", "Colonoscopy"));
        count(words, both, coded(SNOMED, "73761001", "Colonoscopy"), coded(SNOMED, "4525004", "Emergency visit"));

        assertEquals(
                List.of("73761001 2 Published list A_COD, version 1", "4525004 1 Words, or what it belongs to"),
                found());
        assertEquals(2, only().totals().by(Way.LIST));
        assertEquals(1, only().totals().by(Way.WORDS));
        assertEquals(3, only().totals().placed());
        assertEquals(10, only().totals().read());
    }

    @Test
    void takesTheListThatIsInForce() {
        count(new Finder("1", Set.of("73761001"), FoundBy.way(Way.KIND)), coded(SNOMED, "73761001", ""));
        count(new Finder("2", Set.of("73761001"), FoundBy.way(Way.KIND)), coded(SNOMED, "73761001", ""));
        assertEquals(List.of("73761001 2 Published list A_COD, version 2"), found());

        count(new Finder("3", Set.of(), FoundBy.way(Way.KIND)), coded(SNOMED, "73761001", ""));
        assertEquals(List.of("73761001 3 Kind or category"), found());
    }

    @Test
    void takesAMedicinesCodeFromWhatIsReferredTo() {
        Medication metformin = new Medication().setCode(new CodeableConcept(new Coding(SNOMED, "109081006", "")));
        coverage.count(
                panel("northgate", "gp", "summary"),
                "Medicines",
                1,
                List.of(new CodedEntry(new MedicationStatement(), metformin)),
                new Finder("1", Set.of(), FoundBy.way(Way.KIND)));
        assertEquals("MedicationStatement", only().codes().getFirst().code().kind());
        assertEquals("109081006", only().codes().getFirst().code().code());
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
        assertEquals(1, only().totals().withoutCode());
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
        assertEquals(1, only().totals().withoutCode());
    }

    @Test
    void dropsTheRarestWhereThereAreTooMany() {
        count(coded(SNOMED, "73761001", "Colonoscopy"), coded(SNOMED, "73761001", "Colonoscopy"));
        IntStream.range(0, CodeCoverage.MOST + 5).forEach(i -> count(coded(OWN, "c-" + i, "")));

        assertEquals(
                CodeCoverage.MOST + 6 - CodeCoverage.DROPPED_AT_ONCE,
                only().codes().size());
        assertEquals(CodeCoverage.DROPPED_AT_ONCE, only().totals().dropped());
        assertEquals(CodeCoverage.MOST + 7, only().totals().placed());
        assertEquals("73761001", only().codes().getFirst().code().code());
        assertTrue(only().codes().stream().anyMatch(one -> one.code().code().equals("c-" + (CodeCoverage.MOST + 4))));
    }

    @Test
    @DisplayName("However many feeds and panels there are, no more codes are kept than fit, and the totals stay right")
    void keepsNoMoreThanFit() {
        int panels = CodeCoverage.MOST_OF_ALL / CodeCoverage.MOST + 3;
        for (int panel = 0; panel < panels; panel++) {
            CoveredPanel place = panel("northgate", "gp-" + panel, "summary");
            List<CodedEntry> entries = IntStream.range(0, CodeCoverage.MOST)
                    .mapToObj(i -> coded(OWN, "c-" + i, ""))
                    .map(entry -> new CodedEntry(entry, entry))
                    .toList();
            coverage.count(place, "Not placed", entries.size(), entries, NOTHING);
        }
        List<PanelCoverage> all = coverage.of("northgate");
        assertTrue(all.stream().mapToInt(one -> one.codes().size()).sum() <= CodeCoverage.MOST_OF_ALL);
        assertTrue(all.stream().mapToLong(one -> one.totals().dropped()).sum() > 0);
        assertTrue(all.stream().allMatch(one -> one.totals().placed() == CodeCoverage.MOST));
    }

    @Test
    void tellsOrganisationsFeedsAndTabsApart() {
        CodedEntry entry = new CodedEntry(coded(OWN, "a", ""), coded(OWN, "a", ""));
        coverage.count(panel("one", "gp", "summary"), "A", 1, List.of(entry), NOTHING);
        coverage.count(panel("one", "gp", "frailty"), "A", 1, List.of(entry), NOTHING);
        coverage.count(panel("two", "council", "summary"), "A", 1, List.of(entry), NOTHING);
        coverage.count(panel("two", "gp", "summary"), "A", 0, List.of(), NOTHING);
        assertEquals(
                List.of("gp frailty", "gp summary"),
                coverage.of("one").stream()
                        .map(one -> one.place().feed() + " " + one.place().tab())
                        .toList());
        assertEquals(1, coverage.of("two").size());
        assertFalse(coverage.of("one").toString().contains("council"));
    }

    private static CoveredPanel panel(String organisation, String feed, String tab) {
        return new CoveredPanel(organisation, feed, tab, "panel");
    }

    private List<String> found() {
        return only().codes().stream()
                .map(one ->
                        one.code().code() + " " + one.count() + " " + one.by().words())
                .toList();
    }

    private PanelCoverage only() {
        return coverage.of("northgate").getFirst();
    }

    private void count(Resource... entries) {
        count(NOTHING, entries);
    }

    private void count(CodeFinder finder, Resource... entries) {
        coverage.count(
                panel("northgate", "gp", "summary"),
                "A panel",
                10,
                Arrays.stream(entries)
                        .map(entry -> new CodedEntry(entry, entry))
                        .toList(),
                finder);
    }

    private static Observation coded(String system, String code, String term) {
        Coding coding = new Coding().setSystem(system).setCode(code).setDisplay(term);
        return new Observation().setCode(new CodeableConcept(coding).setText(term));
    }
}
