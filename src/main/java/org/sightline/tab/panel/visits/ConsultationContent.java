package org.sightline.tab.panel.visits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelSource;
import org.sightline.tab.panel.listing.DoseText;
import org.sightline.tab.panel.listing.Measurement;
import org.sightline.tab.panel.listing.MedicineName;
import org.sightline.tab.panel.listing.StatusSaid;

/**
 * What one source sent that belongs to its encounters, by the entries' own word; nothing is guessed from dates.
 *
 * @param byEncounter each encounter's lines by its {@code Encounter/id}
 */
record ConsultationContent(Map<String, List<Line>> byEncounter) {

    /** The types that can belong to an encounter and are shown with it. */
    static final Set<String> TYPES = Set.of(
            "Condition",
            "Observation",
            "MedicationRequest",
            "MedicationStatement",
            "AllergyIntolerance",
            "Immunization",
            "Procedure",
            "ServiceRequest",
            "DiagnosticReport",
            "DocumentReference",
            "Communication");

    private static final Set<String> USUAL =
            Set.of("", "active", "final", "completed", "current", "confirmed", "amended", "corrected");

    /** In the order in which a consultation is written. */
    private enum Kind {
        NOTE("Note"),
        PROBLEM("Problem"),
        OBSERVATION("Observation"),
        TEST("Test"),
        ALLERGY("Allergy"),
        MEDICINE("Medicine"),
        IMMUNISATION("Immunisation"),
        PROCEDURE("Procedure"),
        REFERRAL("Referral or request"),
        REPORT("Report"),
        DOCUMENT("Document"),
        MESSAGE("Message");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** One entry of a consultation: its kind and what it says, the entry itself, and how the audit trail calls it. */
    record Line(int order, ShownText text, DomainResource resource, String reference) {}

    static ConsultationContent of(PanelSource source) {
        Map<String, List<Line>> found = new HashMap<>();
        source.resources()
                .values()
                .forEach(resource -> encounter(resource)
                        .ifPresent(reference -> new Entry<>(resource, source)
                                .resolve(reference)
                                .map(PanelSource::keyOf)
                                .ifPresent(key -> line(new Entry<>(resource, source))
                                        .ifPresent(line -> found.computeIfAbsent(key, _ -> new ArrayList<>())
                                                .add(line)))));
        found.values().forEach(lines -> lines.sort(Comparator.comparingInt(Line::order)));
        return new ConsultationContent(found);
    }

    List<Line> of(String encounterKey) {
        return byEncounter.getOrDefault(encounterKey, List.of());
    }

    private static Optional<Reference> encounter(Resource resource) {
        Reference reference = switch (resource) {
            case Condition condition -> condition.getEncounter();
            case Observation observation -> observation.getEncounter();
            case MedicationRequest request -> request.getEncounter();
            case MedicationStatement statement -> statement.getContext();
            case AllergyIntolerance allergy -> allergy.getEncounter();
            case Immunization immunisation -> immunisation.getEncounter();
            case Procedure procedure -> procedure.getEncounter();
            case ServiceRequest request -> request.getEncounter();
            case DiagnosticReport report -> report.getEncounter();
            case DocumentReference document -> document.getContext().getEncounterFirstRep();
            case Communication message -> message.getEncounter();
            default -> new Reference();
        };
        return Optional.of(reference).filter(Reference::hasReference);
    }

    private static Optional<Line> line(Entry<Resource> entry) {
        return switch (entry.resource()) {
            case Observation o -> observation(new Entry<>(o, entry.source()));
            case Condition c ->
                line(
                        entry,
                        Kind.PROBLEM,
                        c,
                        Codes.status(c.getVerificationStatus()),
                        CodedText.of(c.getCode()).text(),
                        state(c));
            case MedicationRequest m ->
                medicine(entry, m, m.getStatusElement(), m.getMedication(), m.getDosageInstruction());
            case MedicationStatement m -> medicine(entry, m, m.getStatusElement(), m.getMedication(), m.getDosage());
            case AllergyIntolerance a ->
                line(
                        entry,
                        Kind.ALLERGY,
                        a,
                        Codes.status(a.getVerificationStatus()),
                        CodedText.of(a.getCode()).text(),
                        ShownText.NONE);
            case Immunization i -> named(entry, Kind.IMMUNISATION, i, i.getStatusElement(), i.getVaccineCode());
            case Procedure p ->
                line(
                        entry,
                        Kind.PROCEDURE,
                        p,
                        Codes.of(p.getStatusElement()),
                        CodedText.of(p.getCode()).text(),
                        CodedText.of(p.getOutcome()).text());
            case ServiceRequest r ->
                line(
                        entry,
                        Kind.REFERRAL,
                        r,
                        Codes.of(r.getStatusElement()),
                        CodedText.of(r.getCode()).text(),
                        r.getPerformer().stream()
                                .map(Codes::named)
                                .filter(name -> !name.isEmpty())
                                .findFirst()
                                .map(name -> ShownText.of("to " + name))
                                .orElse(ShownText.NONE));
            case DiagnosticReport d ->
                line(
                        entry,
                        Kind.REPORT,
                        d,
                        Codes.of(d.getStatusElement()),
                        CodedText.of(d.getCode()).text(),
                        ShownText.of(d.getConclusion()));
            case DocumentReference d ->
                line(
                        entry,
                        Kind.DOCUMENT,
                        d,
                        Codes.of(d.getStatusElement()),
                        CodedText.of(d.getType()).text(),
                        ShownText.of(d.getDescription()));
            case Communication m -> named(entry, Kind.MESSAGE, m, m.getStatusElement(), m.getTopic());
            default -> Optional.empty();
        };
    }

    private static Optional<Line> observation(Entry<Observation> entry) {
        Observation observation = entry.resource();
        Measurement measured = Measurement.of(entry);
        boolean laboratory =
                observation.getCategory().stream().anyMatch(category -> "laboratory".equals(Codes.status(category)));
        Kind kind =
                laboratory ? Kind.TEST : observation.getValue() instanceof StringType ? Kind.NOTE : Kind.OBSERVATION;
        ShownText values = ShownText.joined(
                ", ",
                measured.values().stream()
                        .map(value -> ShownText.joined(" ", value.name(), value.value(), value.flag()))
                        .toArray(ShownText[]::new));
        ShownText notes = ShownText.joined(
                " ",
                observation.getNote().stream()
                        .map(note -> ShownText.of(note.getText()))
                        .toArray(ShownText[]::new));
        return line(
                new Entry<>(observation, entry.source()),
                kind,
                observation,
                Codes.of(observation.getStatusElement()),
                ShownText.joined(": ", measured.shown().text(), values),
                notes);
    }

    private static Optional<Line> medicine(
            Entry<Resource> entry,
            DomainResource resource,
            PrimitiveType<?> status,
            @Nullable Type medication,
            List<Dosage> dosages) {
        MedicineName name = MedicineName.of(new Entry<>(resource, entry.source()), medication);
        return line(
                entry,
                Kind.MEDICINE,
                resource,
                Codes.of(status),
                name.shown().text(),
                DoseText.of(dosages).line());
    }

    private static Optional<Line> named(
            Entry<? extends Resource> entry,
            Kind kind,
            DomainResource resource,
            PrimitiveType<?> status,
            CodeableConcept what) {
        return line(entry, kind, resource, Codes.of(status), CodedText.of(what).text(), ShownText.NONE);
    }

    /** What a problem's statuses say besides their own codes, an end without a status among it. */
    private static ShownText state(Condition condition) {
        ShownText clinical = StatusSaid.words(condition.getClinicalStatus());
        ShownText verified = Codes.status(condition.getVerificationStatus()).isEmpty()
                ? StatusSaid.words(condition.getVerificationStatus())
                : ShownText.NONE;
        ShownText ended = clinical.isEmpty() && condition.hasAbatement() ? ShownText.of("Ended") : ShownText.NONE;
        return ShownText.joined(" · ", clinical.whole().equals("Active") ? ShownText.NONE : clinical, verified, ended);
    }

    private static Optional<Line> line(
            Entry<? extends Resource> entry,
            Kind kind,
            DomainResource resource,
            String status,
            ShownText what,
            ShownText more) {
        if ("entered-in-error".equals(status)) {
            return Optional.empty();
        }
        ShownText state = USUAL.contains(status) ? ShownText.NONE : ShownText.of("(" + Words.sentence(status) + ")");
        ShownText named = what.orElse(ShownText.of("not named by the source"));
        ShownText words = ShownText.joined(" · ", ShownText.joined(" ", named, state), more);
        return Optional.of(new Line(
                kind.ordinal(),
                ShownText.of(kind.words + ": " + words),
                resource,
                Objects.requireNonNull(entry.auditReference())));
    }
}
