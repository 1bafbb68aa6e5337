package org.sightline.demo.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** What holds of every resource of every story. */
class EveryStoryTest {

    private static final Path FOLDER = Path.of("src/demo/resources/stories");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final FhirContext FHIR = FhirContext.forR4Cached();
    private static final Pattern SNOMED_CODE =
            Pattern.compile("\"system\":\"http://snomed.info/sct\",\"code\":\"(\\d+)\"");
    private static final Pattern DATE = Pattern.compile("\"(\\d{4}-\\d{2}-\\d{2})[T\"]");
    private static final Pattern KEY = Pattern.compile("(?:^\\s*(?:- )?|[{,] *)([a-zA-Z]+):(?= |$)", Pattern.MULTILINE);
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Kinds that say what is planned; a date of theirs may lie in the future. */
    private static final Set<String> PLANNED =
            Set.of("Appointment", "CarePlan", "Consent", "EpisodeOfCare", "Flag", "Task");

    private static final List<Held> ALL = everything();

    /** One resource of one feed. */
    private record Held(String patient, String feed, DomainResource resource, String json) {
        String where() {
            return feed + ": " + resource.getIdElement().getValue();
        }
    }

    @Test
    void everySnomedCodePassesItsCheckDigit() {
        Set<String> codes = new TreeSet<>();
        ALL.forEach(held -> SNOMED_CODE.matcher(held.json).results().forEach(code -> codes.add(code.group(1))));
        assertTrue(codes.size() > 100, codes.size() + " codes");
        assertEquals(
                List.of(), codes.stream().filter(code -> !passesVerhoeff(code)).toList());
    }

    @Test
    void onlyWhatIsPlannedLiesInTheFuture() {
        List<String> future = ALL.stream()
                .filter(held -> !PLANNED.contains(held.resource.fhirType()))
                .filter(held -> !(held.resource instanceof Observation o && saysWhatIsDue(o)))
                .filter(held -> !(held.resource instanceof MedicationStatement m && saysWhenToReview(m)))
                .filter(held -> DATE.matcher(held.json)
                        .results()
                        .anyMatch(date -> LocalDate.parse(date.group(1)).isAfter(TODAY)))
                .map(Held::where)
                .toList();
        assertEquals(List.of(), future);
    }

    @Test
    void noTwoResourcesOfAFeedHaveOneId() {
        Set<String> seen = new HashSet<>();
        assertEquals(
                List.of(),
                ALL.stream().map(Held::where).filter(where -> !seen.add(where)).toList());
    }

    @Test
    void everyResourceCanBeReadStrictly() {
        ALL.stream()
                .filter(held -> !(held.resource instanceof Observation) || held.json.hashCode() % 8 == 0)
                .forEach(held -> FHIR.newJsonParser()
                        .setParserErrorHandler(new StrictErrorHandler())
                        .parseResource(held.json));
    }

    @Test
    void everyResourceIsAboutItsOwnPatientButTheOneThatIsNotMeantToBe() {
        List<String> amiss = ALL.stream()
                .filter(held -> !Set.of("Patient", "Medication").contains(held.resource.fhirType()))
                .filter(held -> !subjects(held.resource).equals(List.of("Patient/" + held.patient)))
                .map(Held::where)
                .toList();
        assertEquals(List.of("southfield-hospital: AllergyIntolerance/SFH-501229-allergyintolerance-1"), amiss);
    }

    @Test
    void everyFileIsInTheOrderOfTheList() throws IOException {
        String order = Files.readString(FOLDER.resolve("order.yaml"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
                    .filter(name -> !Set.of("order", "README.md").contains(name))
                    .forEach(name -> assertTrue(order.contains("- " + name + "\n"), name));
        }
    }

    @Test
    void theReadmeExplainsEveryKeyThatAStoryUses() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        Set<String> unexplained = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                String bare = QUOTED.matcher(Files.readString(file)).replaceAll("\"\"");
                KEY.matcher(bare.replaceAll("(?m)^\\s*#.*$", ""))
                        .results()
                        .map(key -> key.group(1))
                        .filter(key -> !readme.contains("`" + key + "`"))
                        .filter(key -> !readme.contains("`{" + key + ":") && !readme.contains(", " + key + ": "))
                        .forEach(key -> unexplained.add(file.getFileName() + ": " + key));
            }
        }
        unexplained.removeIf(key -> key.startsWith("order.yaml"));
        assertEquals(Set.of(), unexplained);
    }

    private static boolean saysWhenToReview(MedicationStatement medicine) {
        return medicine.getExtension().stream()
                .anyMatch(extension -> extension.getExtensionByUrl("authorisationExpiryDate") != null);
    }

    private static List<Held> everything() {
        List<Held> everything = new ArrayList<>();
        Stories.asOf(TODAY)
                .forEach(story -> story.held().forEach((feed, held) -> {
                    String patient = held.getFirst().getIdElement().getIdPart();
                    held.forEach(r -> everything.add(
                            new Held(patient, feed, r, FHIR.newJsonParser().encodeResourceToString(r))));
                }));
        return everything;
    }

    private static boolean saysWhatIsDue(Observation observation) {
        return observation.hasValueDateTimeType()
                || observation.getComponent().stream()
                        .anyMatch(c -> "Action due".equals(c.getCode().getText()));
    }

    /** Whom a resource says it is about, by whichever element its type has for it. */
    private static List<String> subjects(DomainResource resource) {
        Stream<Base> values = resource instanceof Appointment appointment
                ? appointment.getParticipant().stream().map(p -> p.getActor())
                : Stream.of("subject", "patient", "for")
                        .map(resource::getNamedProperty)
                        .filter(java.util.Objects::nonNull)
                        .map(Property::getValues)
                        .flatMap(List::stream);
        return values.map(Reference.class::cast)
                .filter(Reference::hasReference)
                .map(Reference::getReference)
                .toList();
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
