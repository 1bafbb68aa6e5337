package org.sightline.tab.panel.listing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BodyStructure;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Specimen;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;

/**
 * Whom or what an entry is about if not the patient: a fetus, a donor, a relative, a device. Such an entry is shown and
 * says so, and is never counted, drawn or taken for the patient's own. Entries about another Patient never come so far.
 *
 * @see <a href="https://hl7.org/fhir/R4/observation-definitions.html#Observation.focus">FHIR R4: Observation.focus</a>
 */
public final class About {

    private About() {}

    /** In words; empty for an entry about the patient. */
    public static ShownText of(Entry<? extends DomainResource> entry) {
        Stream<Reference> others = switch (entry.resource()) {
            case Observation observation ->
                Stream.concat(observation.getFocus().stream(), donors(entry, List.of(observation.getSpecimen())));
            case DiagnosticReport report -> donors(entry, report.getSpecimen());
            default -> Stream.empty();
        };
        return ShownText.of(others.filter(reference -> !reference.isEmpty() && !isPatient(reference))
                .map(reference -> named(entry, reference))
                .distinct()
                .collect(Collectors.joining(", ")));
    }

    public static boolean isThePatient(Entry<? extends DomainResource> entry) {
        return of(entry).isEmpty();
    }

    private static Stream<Reference> donors(Entry<? extends DomainResource> entry, List<Reference> specimens) {
        return specimens.stream()
                .map(entry::resolve)
                .flatMap(Optional::stream)
                .filter(Specimen.class::isInstance)
                .map(specimen -> ((Specimen) specimen).getSubject());
    }

    private static boolean isPatient(Reference reference) {
        return "Patient".equals(typeOf(reference));
    }

    private static String typeOf(Reference reference) {
        String type = reference.hasType()
                ? reference.getType()
                : reference.getReferenceElement().getResourceType();
        return type == null ? "" : type;
    }

    private static String named(Entry<? extends DomainResource> entry, Reference reference) {
        Optional<Resource> found = entry.resolve(reference);
        ShownText told = found.map(About::told).orElse(ShownText.NONE);
        String type = found.map(Resource::fhirType).orElse(typeOf(reference));
        return Codes.named(reference)
                .orElse(told)
                .orElse(Words.sentence(
                        type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.UK)))
                .orElse(ShownText.of("somebody or something not named by the source"))
                .whole();
    }

    private static ShownText told(Resource resource) {
        return switch (resource) {
            case RelatedPerson person -> Codes.texts(person.getRelationship());
            case BodyStructure structure ->
                CodedText.of(structure.getMorphology())
                        .text()
                        .orElse(CodedText.of(structure.getLocation()).text());
            default -> ShownText.NONE;
        };
    }
}
