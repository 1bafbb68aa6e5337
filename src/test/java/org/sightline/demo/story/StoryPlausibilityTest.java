package org.sightline.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinician would stop at, on whichever day the stories are told: months differ in length, and so do dates. */
class StoryPlausibilityTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern TELEPHONE = Pattern.compile("(?<![\\d.-])0\\d{4}[ \\d]{6,9}\\d(?!\\d)");

    /** Of the United Kingdom's numbers, those that Ofcom keeps for drama: 01632 960xxx and 07700 900xxx. */
    private static final Pattern DRAMA = Pattern.compile("01632 960\\d{3}|07700 900 \\d{3}");

    private static final Duration LONGEST_IN_EMERGENCY = Duration.ofHours(24);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-30", "2027-03-01", "2027-07-31"})
    void nobodyStaysInAnEmergencyDepartmentForDays(LocalDate today) {
        assertEquals(
                List.of(),
                encounters(today)
                        .filter(encounter -> isOf(encounter, "EMER"))
                        .filter(encounter -> encounter.getPeriod().hasEnd())
                        .filter(encounter -> Duration.between(start(encounter), end(encounter))
                                        .compareTo(LONGEST_IN_EMERGENCY)
                                > 0)
                        .map(StoryPlausibilityTest::named)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-30", "2027-03-01", "2027-07-31"})
    void nothingEndsBeforeItBegins(LocalDate today) {
        assertEquals(
                List.of(),
                Stream.concat(
                                encounters(today)
                                        .filter(encounter ->
                                                encounter.getPeriod().hasEnd())
                                        .filter(encounter -> end(encounter).isBefore(start(encounter)))
                                        .map(StoryPlausibilityTest::named),
                                all(today)
                                        .filter(MedicationStatement.class::isInstance)
                                        .map(MedicationStatement.class::cast)
                                        .filter(taken ->
                                                taken.getEffectivePeriod().hasEnd())
                                        .filter(taken -> taken.getEffectivePeriod()
                                                .getEnd()
                                                .before(taken.getEffectivePeriod()
                                                        .getStart()))
                                        .map(StoryPlausibilityTest::named))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21", "2026-11-30", "2027-03-01", "2027-07-31"})
    void nobodyIsVisitedAtHomeOrSeenElsewhereWhileInHospital(LocalDate today) {
        List<String> amiss = new ArrayList<>();
        for (Story story : Stories.asOf(today)) {
            List<Encounter> all = story.held().values().stream()
                    .flatMap(List::stream)
                    .filter(Encounter.class::isInstance)
                    .map(Encounter.class::cast)
                    .toList();
            all.stream()
                    .filter(stay -> isOf(stay, "IMP") && stay.getPeriod().hasEnd() && hasTime(stay))
                    .forEach(stay -> all.stream()
                            .filter(other -> (isOf(other, "HH") || isOf(other, "AMB")) && hasTime(other))
                            .filter(other -> start(other).isAfter(start(stay))
                                    && start(other).isBefore(end(stay)))
                            .forEach(other -> amiss.add(named(other) + " during " + named(stay))));
        }
        assertEquals(List.of(), amiss);
    }

    @ParameterizedTest
    @ValueSource(strings = "2026-11-21")
    void everyTelephoneNumberIsOneForDrama(LocalDate today) {
        List<String> numbers = all(today)
                .map(resource -> FHIR.newJsonParser().encodeResourceToString(resource))
                .flatMap(json -> TELEPHONE.matcher(json).results().map(found -> found.group()))
                .distinct()
                .toList();
        assertTrue(numbers.size() > 40, numbers.size() + " numbers");
        assertEquals(
                List.of(),
                numbers.stream()
                        .filter(number -> !DRAMA.matcher(number).matches())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = "2026-11-21")
    void everyPatientsLanguageAndEthnicityAreSaid(LocalDate today) {
        List<String> unsaid = Stories.asOf(today).stream()
                .filter(story -> !story.name().contains("<script>"))
                .filter(story -> story.held().values().stream()
                        .map(held -> (Patient) held.getFirst())
                        .anyMatch(patient -> !patient.hasCommunication()
                                || patient.getExtension().stream()
                                        .noneMatch(said -> said.getUrl().endsWith("UKCore-EthnicCategory"))))
                .map(Story::name)
                .toList();
        assertEquals(List.of(), unsaid);
    }

    private static Stream<DomainResource> all(LocalDate today) {
        return Stories.asOf(today).stream()
                .flatMap(story -> story.held().values().stream())
                .flatMap(List::stream);
    }

    private static Stream<Encounter> encounters(LocalDate today) {
        return all(today).filter(Encounter.class::isInstance).map(Encounter.class::cast);
    }

    private static boolean isOf(Encounter encounter, String kind) {
        return encounter.getClass_().getCode().equals(kind);
    }

    private static boolean hasTime(Encounter encounter) {
        return encounter.getPeriod().getStartElement().getValueAsString().contains("T");
    }

    private static Instant start(Encounter encounter) {
        return encounter.getPeriod().getStart().toInstant();
    }

    private static Instant end(Encounter encounter) {
        return encounter.getPeriod().getEnd().toInstant();
    }

    private static String named(DomainResource resource) {
        return resource.getIdElement().getValue();
    }
}
