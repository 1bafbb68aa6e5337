package org.sightline.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.story.entry.StoryDates;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

class StoriesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private static final List<Story> STORIES = Stories.asOf(TODAY);

    @Test
    void everyPatientHasAnNhsNumberOfTheTestRange() {
        assertEquals(
                STORIES.size(),
                STORIES.stream().map(Story::nhsNumber).distinct().count());
        assertTrue(STORIES.stream().allMatch(s -> s.nhsNumber().digits().startsWith("999")));
    }

    @Test
    void ivyComesFirstAndHostileTextLast() {
        assertEquals("ADEYEMI, Ivy (Mrs)", STORIES.getFirst().name());
        assertTrue(STORIES.getLast().name().contains("<script>"));
    }

    @Test
    void everyHandoutSaysWhatToShowAndToNotice() {
        for (Story story : STORIES) {
            assertFalse(story.handout().teaches().isBlank(), story.name());
            assertFalse(story.handout().show().isEmpty(), story.name());
            assertFalse(story.handout().notice().isEmpty(), story.name());
        }
    }

    @Test
    void ivyIsRichInEveryFeed() {
        Story ivy = STORIES.getFirst();
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
        Map<String, List<DomainResource>> held = STORIES.getFirst().held();
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
        story("SESAY")
                .held()
                .forEach((feed, held) -> assertEquals(
                        feed.equals("community-trust") ? "1983-09-04" : "1983-04-09",
                        ((Patient) held.getFirst()).getBirthDateElement().getValueAsString(),
                        feed));
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

    private static Story story(String family) {
        return STORIES.stream()
                .filter(story -> story.name().startsWith(family))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void raymondHoldsFiveThousandResources() {
        assertTrue(all(story("TULLY")).count() >= 5_000, all(story("TULLY")).count() + " resources");
    }

    @Test
    void waltersSourcesContradictEachOtherAboutResuscitation() {
        Set<String> decisions = new HashSet<>();
        all(story("PYM"))
                .filter(Flag.class::isInstance)
                .forEach(r ->
                        decisions.add(((Flag) r).getCode().getCodingFirstRep().getCode()));
        assertTrue(decisions.containsAll(Set.of("450475007", "450476008")), decisions.toString());
    }

    @Test
    void everySourceOfDanielsAllergiesSaysThatNoneIsKnown() {
        Set<String> saying = new HashSet<>();
        story("OSEI")
                .held()
                .forEach((feed, held) -> held.stream()
                        .filter(AllergyIntolerance.class::isInstance)
                        .map(r -> ((AllergyIntolerance) r)
                                .getCode()
                                .getCodingFirstRep()
                                .getCode())
                        .peek(code -> assertEquals("716186003", code))
                        .forEach(_ -> saying.add(feed)));
        assertEquals(
                Set.of(
                        "greenfield-surgery",
                        "riverside-practice",
                        "northgate-hospital",
                        "southfield-hospital",
                        "community-trust"),
                saying);
    }

    @Test
    void stephenObjectedThreeMonthsAgo() {
        assertEquals(
                Optional.of(LocalDate.of(2026, 8, 21)),
                story("LARKHAM").objection().map(Story.Objection::recorded));
        assertEquals(
                List.of(story("LARKHAM").name()),
                STORIES.stream()
                        .filter(s -> s.objection()
                                .filter(objection -> objection.scope() instanceof ObjectionScope.Whole)
                                .isPresent())
                        .map(Story::name)
                        .toList());
    }

    @Test
    void nadiasAddressIsRestrictedAtOneFeedAndSentByOthers() {
        story("RAHMAN").held().forEach((feed, held) -> {
            Patient patient = (Patient) held.getFirst();
            assertEquals(feed.equals("northgate-hospital"), patient.getMeta().hasSecurity(), feed);
            assertEquals(feed.equals("northgate-hospital"), !patient.hasAddress() && !patient.hasTelecom(), feed);
        });
    }

    @Test
    void haroldsSourcesDifferAboutHisDeath() {
        Set<String> said = new HashSet<>();
        story("BRAMLEY").held().values().forEach(held -> {
            Patient patient = (Patient) held.getFirst();
            said.add(patient.hasDeceased() ? patient.getDeceased().fhirType() : "nothing");
        });
        assertEquals(Set.of("dateTime", "boolean", "nothing"), said);
    }

    @Test
    void chloesSensitiveEntriesAreLabelled() {
        assertTrue(all(story("FENWICK")).filter(r -> r.getMeta().hasSecurity()).count() >= 10);
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
        STORIES.stream()
                .flatMap(StoriesTest::all)
                .forEach(r -> json.append(FHIR.newJsonParser().encodeResourceToString(r)));
        return json.toString();
    }
}
