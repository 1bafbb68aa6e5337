package org.sightline.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern SNOMED_CODE =
            Pattern.compile("\"system\":\"http://snomed.info/sct\",\"code\":\"(\\d+)\"");
    private static final Pattern DATE = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})[T\"]");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

    private final List<Story> stories = Stories.asOf(TODAY);

    @Test
    void everyPatientHasAnNhsNumberOfTheTestRange() {
        assertEquals(
                stories.size(),
                stories.stream().map(Story::nhsNumber).distinct().count());
        assertTrue(stories.stream().allMatch(s -> s.nhsNumber().digits().startsWith("999")));
    }

    @Test
    void ivyComesFirstAndHostileTextLast() {
        assertEquals("ADEYEMI, Ivy (Mrs)", stories.getFirst().name());
        assertTrue(stories.getLast().name().contains("<script>"));
    }

    @Test
    void everyHandoutSaysWhatToShowAndToNotice() {
        for (Story story : stories) {
            assertFalse(story.handout().teaches().isBlank(), story.name());
            assertFalse(story.handout().show().isEmpty(), story.name());
            assertFalse(story.handout().notice().isEmpty(), story.name());
        }
    }

    @Test
    void ivyIsRichInEveryFeed() {
        Story ivy = stories.getFirst();
        assertEquals(7, ivy.held().size());
        assertTrue(count(ivy, Observation.class) >= 100, count(ivy, Observation.class) + " observations");
        Set<String> kinds = new HashSet<>();
        all(ivy).forEach(r -> kinds.add(r.fhirType()));
        assertTrue(kinds.size() >= 20, kinds.toString());
        long abnormal = all(ivy).filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .filter(Observation::hasInterpretation)
                .filter(o -> !o.getInterpretationFirstRep()
                        .getCodingFirstRep()
                        .getCode()
                        .equals("N"))
                .count();
        assertTrue(abnormal >= 10, abnormal + " abnormal results");
    }

    @Test
    void oneResultOfIvysCarriesTheSameIdentifierAtTwoFeeds() {
        Map<String, List<DomainResource>> held = stories.getFirst().held();
        Set<String> surgery = identifiers(held.getOrDefault("greenfield-surgery", List.of()));
        surgery.retainAll(identifiers(held.getOrDefault("northgate-hospital", List.of())));
        assertEquals(1, surgery.size());
    }

    @Test
    void georgesAllergiesContradictEachOther() {
        Set<String> codes = new HashSet<>();
        all(story("WHITLOCK"))
                .filter(AllergyIntolerance.class::isInstance)
                .map(AllergyIntolerance.class::cast)
                .forEach(a -> codes.add(a.getCode().getCodingFirstRep().getCode()));
        assertEquals(Set.of("716186003", "294505008"), codes);
    }

    @Test
    void amarasBirthDateDiffersAtOneFeedOnly() {
        List<String> births = story("SESAY").held().values().stream()
                .map(resources ->
                        ((Patient) resources.getFirst()).getBirthDateElement().getValueAsString())
                .toList();
        assertEquals(List.of("1983-04-09", "1983-04-09", "1983-09-04"), births);
    }

    @Test
    void tomaszIsKnownToOneFeedOnly() {
        assertEquals(Set.of("greenfield-surgery"), story("NOWAK").held().keySet());
    }

    @Test
    void nothingStaysBehindWhenADayPasses() {
        String before = json(Stories.asOf(TODAY).subList(0, 1));
        String after = json(Stories.asOf(TODAY.plusDays(1)).subList(0, 1));
        assertTrue(before.contains("\"2026-11-09\"") && after.contains("\"2026-11-10\""));
    }

    @Test
    void onlyWhatIsPlannedLiesInTheFuture() {
        Set<String> planned = Set.of("Appointment", "CarePlan", "Consent", "EpisodeOfCare", "Flag", "Task");
        stories.stream()
                .flatMap(StoriesTest::all)
                .filter(r -> !planned.contains(r.fhirType()))
                .filter(r -> !(r instanceof Observation o && (o.hasValueDateTimeType() || o.hasComponent())))
                .forEach(r -> DATE.matcher(FHIR.newJsonParser().encodeResourceToString(r))
                        .results()
                        .forEach(date -> assertFalse(
                                LocalDate.parse(date.group(1)).isAfter(TODAY),
                                r.getIdElement().getValue() + " " + date.group(1))));
    }

    @Test
    void everySnomedCodePassesItsCheckDigit() {
        SNOMED_CODE
                .matcher(json(stories))
                .results()
                .forEach(code -> assertTrue(passesVerhoeff(code.group(1)), code.group(1)));
    }

    @Test
    void everyResourceIsValidEnoughToBeReadStrictlyAndRefersToItsOwnPatient() {
        for (Story story : stories) {
            story.held().forEach((feed, resources) -> {
                Set<String> ids = new HashSet<>();
                resources.forEach(r ->
                        assertTrue(ids.add(r.fhirType() + "/" + r.getIdElement().getIdPart())));
                for (DomainResource resource : resources) {
                    String json = FHIR.newJsonParser().encodeResourceToString(resource);
                    FHIR.newJsonParser()
                            .setParserErrorHandler(new StrictErrorHandler())
                            .parseResource(json);
                    REFERENCE
                            .matcher(json)
                            .results()
                            .filter(r -> !r.group(1).startsWith("#"))
                            .forEach(r -> assertTrue(ids.contains(r.group(1)), r.group(1)));
                }
            });
        }
    }

    @Test
    void aMisspeltKeyIsAnErrorAndNotADatumLost() {
        StoryEntry entry = new StoryEntry("a.yaml", Map.of("what", "Rash", "recoded", "-1d"), new StoryDates(TODAY));
        entry.text("what");
        assertThrows(StoryException.class, entry::refuseUnknownKeys);
    }

    @Test
    void datesAreRelativeToTodayAndKeepTheirPrecision() {
        StoryDates dates = new StoryDates(TODAY);
        assertEquals("2026-11-07", dates.resolve("-14d").getValueAsString());
        assertEquals("2024-11-21", dates.resolve("-2y").getValueAsString());
        assertEquals("2026-12-19", dates.resolve("+4w").getValueAsString());
        assertEquals("2026-11-21", dates.resolve("0d").getValueAsString());
        assertEquals("2011-05", dates.resolve("2011-05").getValueAsString());
        assertEquals("2026-06-21T08:40:00+01:00", dates.resolve("-5m 08:40").getValueAsString());
        assertThrows(IllegalArgumentException.class, () -> dates.resolve("last week"));
        assertThrows(IllegalArgumentException.class, () -> dates.resolve("14d"));
    }

    private Story story(String family) {
        return stories.stream()
                .filter(story -> story.name().startsWith(family))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<DomainResource> all(Story story) {
        return story.held().values().stream().flatMap(List::stream);
    }

    private static long count(Story story, Class<?> type) {
        return all(story).filter(type::isInstance).count();
    }

    private static Set<String> identifiers(List<DomainResource> resources) {
        Set<String> identifiers = new HashSet<>();
        resources.stream()
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .forEach(o -> o.getIdentifier().forEach(i -> identifiers.add(i.getSystem() + "|" + i.getValue())));
        return identifiers;
    }

    private static String json(List<Story> stories) {
        StringBuilder json = new StringBuilder();
        stories.stream()
                .flatMap(StoriesTest::all)
                .forEach(r -> json.append(FHIR.newJsonParser().encodeResourceToString(r)));
        return json.toString();
    }

    /** The check digit of a SNOMED CT identifier: Verhoeff's dihedral check. */
    private static boolean passesVerhoeff(String digits) {
        int[] step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
        int check = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            for (int j = 0; j < i % 8; j++) {
                digit = step[digit];
            }
            check = dihedral(check, digit);
        }
        return check == 0;
    }

    private static int dihedral(int a, int b) {
        if (a < 5) {
            return b < 5 ? (a + b) % 5 : (a + b - 5) % 5 + 5;
        }
        return b < 5 ? (a - 5 - b + 5) % 5 + 5 : (a - b + 5) % 5;
    }
}
