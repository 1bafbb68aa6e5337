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

    /** Whom it says it is about: its subject, if the document holds that. */
    LetterChecks.Named named() {
        Optional<Patient> ours = patient(subject);
        return new LetterChecks.Named(
                numbers(),
                ours.map(patient -> patient.getBirthDateElement().getValueAsString())
                        .orElse(""),
                ours.stream()
                        .flatMap(patient -> patient.getName().stream())
                        .map(name ->
                                name.getNameAsSingleString() + " " + Objects.requireNonNullElse(name.getText(), ""))
                        .collect(Collectors.joining(" ")));
    }

    /** The subject's NHS numbers; those of every Patient in the document where it does not lead to its subject. */
    private Set<String> numbers() {
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

    /** Whether an entry is about a patient whom the document names and does not hold. */
    boolean isAboutSomebodyOutside(Resource entry) {
        return Stream.of("subject", "patient", "beneficiary")
                .flatMap(element -> values(entry, element))
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .filter(reference ->
                        "Patient".equals(reference.getReferenceElement().getResourceType()))
                .filter(reference -> patient(subject).isPresent()
                        || !reference.getReference().equals(subject.getReference()))
                .anyMatch(reference -> tree.at(reference).isEmpty());
    }

    /** Whether a reference means the document's own patient, or an entry of the document about nobody else. */
    boolean isOurs(Reference reference) {
        Optional<Resource> meant = tree.at(reference);
        return meant.isPresent()
                && another(meant.get()).isEmpty()
                && !isAboutSomebodyOutside(meant.get())
                && (!(meant.get() instanceof Patient) || meant.equals(tree.at(subject)));
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
