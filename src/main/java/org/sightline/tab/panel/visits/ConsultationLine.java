package org.sightline.tab.panel.visits;

import java.util.List;
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
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.listing.DoseText;
import org.sightline.tab.panel.listing.Measurement;
import org.sightline.tab.panel.listing.MedicineName;
import org.sightline.tab.panel.listing.StatusSaid;

/**
 * One entry of a consultation.
 *
 * @param text its kind and what it says
 * @param reference how the audit trail calls it
 */
record ConsultationLine(Kind kind, ShownText text, DomainResource resource, String reference) {

    private static final Set<String> USUAL =
            Set.of("", "active", "final", "completed", "current", "confirmed", "amended", "corrected");

    /** In the order in which a consultation is written. */
    enum Kind {
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

    /** What an entry says: the FHIR status it has, empty for none, what it is called and what there is beside. */
    private record Said(Kind kind, String status, ShownText what, ShownText more) {

        private Said(Kind kind, CodeableConcept verification, CodeableConcept what, ShownText more) {
            this(kind, Codes.status(verification), CodedText.of(what).text(), more);
        }

        private Said(Kind kind, PrimitiveType<?> status, CodeableConcept what, ShownText more) {
            this(kind, Codes.of(status), CodedText.of(what).text(), more);
        }

        private ShownText words() {
            ShownText state =
                    USUAL.contains(status) ? ShownText.NONE : ShownText.of("(" + Words.sentence(status) + ")");
            ShownText named = what.orElse(ShownText.of("not named by the source"));
            return ShownText.of(kind.words + ": " + ShownText.joined(" · ", ShownText.joined(" ", named, state), more));
        }
    }

    /** What is shown of an entry with its encounter; nothing of what was entered in error, or is of another type. */
    static Optional<ConsultationLine> of(Entry<? extends DomainResource> entry) {
        return Optional.ofNullable(said(entry))
                .filter(said -> !said.status().equals("entered-in-error"))
                .map(said -> new ConsultationLine(said.kind(), said.words(), entry.resource(), entry.auditReference()));
    }

    private static @Nullable Said said(Entry<? extends DomainResource> entry) {
        return switch (entry.resource()) {
            case Observation o -> observation(new Entry<>(o, entry.source()));
            case Condition c -> new Said(Kind.PROBLEM, c.getVerificationStatus(), c.getCode(), state(c));
            case MedicationRequest m ->
                medicine(entry, m.getStatusElement(), m.getMedication(), m.getDosageInstruction());
            case MedicationStatement m -> medicine(entry, m.getStatusElement(), m.getMedication(), m.getDosage());
            case AllergyIntolerance a -> new Said(Kind.ALLERGY, a.getVerificationStatus(), a.getCode(), ShownText.NONE);
            case Immunization i ->
                new Said(Kind.IMMUNISATION, i.getStatusElement(), i.getVaccineCode(), ShownText.NONE);
            case Procedure p ->
                new Said(
                        Kind.PROCEDURE,
                        p.getStatusElement(),
                        p.getCode(),
                        CodedText.of(p.getOutcome()).text());
            case ServiceRequest r -> new Said(Kind.REFERRAL, r.getStatusElement(), r.getCode(), performer(r));
            case DiagnosticReport d ->
                new Said(Kind.REPORT, d.getStatusElement(), d.getCode(), ShownText.of(d.getConclusion()));
            case DocumentReference d ->
                new Said(Kind.DOCUMENT, d.getStatusElement(), d.getType(), ShownText.of(d.getDescription()));
            case Communication m -> new Said(Kind.MESSAGE, m.getStatusElement(), m.getTopic(), ShownText.NONE);
            default -> null;
        };
    }

    private static Said observation(Entry<Observation> entry) {
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
        return new Said(
                kind,
                Codes.of(observation.getStatusElement()),
                ShownText.joined(": ", measured.shown().text(), values),
                notes);
    }

    private static Said medicine(
            Entry<? extends DomainResource> entry,
            PrimitiveType<?> status,
            @Nullable Type medication,
            List<Dosage> dosages) {
        ShownText name = MedicineName.of(entry, medication).shown().text();
        return new Said(
                Kind.MEDICINE, Codes.of(status), name, DoseText.of(dosages).line());
    }

    private static ShownText performer(ServiceRequest request) {
        return request.getPerformer().stream()
                .map(Codes::named)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .map(name -> ShownText.of("to " + name))
                .orElse(ShownText.NONE);
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
}
