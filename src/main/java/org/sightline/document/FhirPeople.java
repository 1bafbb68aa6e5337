package org.sightline.document;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.NhsNumber;
import org.sightline.context.SentIdentifier;

/** Whom a FHIR document is about, and which of its entries are about another patient: a child's names its mother too. */
final class FhirPeople {

    private final FhirTree tree;
    private final Reference subject;

    /** @param subject the Composition's */
    FhirPeople(FhirTree tree, Reference subject) {
        this.tree = tree;
        this.subject = subject;
    }

    /** The subject's NHS numbers; those of every Patient in the document where it does not lead to its subject. */
    Set<String> numbers() {
        Stream<Patient> patients = patient(subject)
                .map(Stream::of)
                .orElseGet(() -> subject.hasIdentifier()
                        ? Stream.empty()
                        : tree.bundle().getEntry().stream()
                                .map(entry -> entry.getResource())
                                .filter(Patient.class::isInstance)
                                .map(Patient.class::cast));
        return Stream.concat(
                        Stream.of(subject.getIdentifier()),
                        patients.flatMap(patient -> patient.getIdentifier().stream()))
                .map(FhirPeople::sent)
                .filter(identifier -> identifier.isNhsNumber(NhsNumber.SYSTEM))
                .map(SentIdentifier::digits)
                .filter(number -> !number.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The patient whom an entry is about, if the document holds that patient and is about somebody else. */
    Optional<Patient> another(Resource entry) {
        Optional<Patient> ours = patient(subject);
        return Stream.concat(
                        entry instanceof Patient itself ? Stream.of(itself) : Stream.empty(),
                        Stream.of("subject", "patient", "beneficiary")
                                .flatMap(element -> values(entry, element))
                                .filter(Reference.class::isInstance)
                                .flatMap(reference -> patient((Reference) reference).stream()))
                .filter(patient -> ours.isPresent() && patient != ours.get())
                .findFirst();
    }

    private static SentIdentifier sent(Identifier identifier) {
        return new SentIdentifier(
                Objects.requireNonNullElse(identifier.getSystem(), ""),
                Objects.requireNonNullElse(identifier.getValue(), ""),
                "",
                "");
    }

    private Optional<Patient> patient(Reference reference) {
        return tree.at(reference).filter(Patient.class::isInstance).map(Patient.class::cast);
    }

    private static Stream<Base> values(Resource resource, String element) {
        return Optional.ofNullable(resource.getNamedProperty(element)).stream()
                .flatMap(property -> property.getValues().stream());
    }
}
