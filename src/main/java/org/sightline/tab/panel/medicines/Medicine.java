package org.sightline.tab.panel.medicines;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.CodeMaps.MappedCode;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.listing.MedicineName;
import org.sightline.tab.panel.listing.Negation;
import org.sightline.tab.panel.listing.StatusSaid;

/**
 * What a MedicationStatement and a MedicationRequest have in common here.
 *
 * @param status the FHIR status, empty if none was sent
 * @param course how the source calls the course of therapy, such as {@code Repeat}; empty if it does not say
 */
record Medicine(
        Entry<? extends DomainResource> entry,
        MedicineName name,
        String status,
        ShownText course,
        boolean acute,
        Dates dates,
        MedicineState state) {

    private static final String LAST_ISSUED = Codes.UK_CORE + "MedicationStatementLastIssueDate";
    private static final String REPEAT_INFORMATION = Codes.UK_CORE + "MedicationRepeatInformation";

    /** Whether it says, where a medicine is expected, that there is none. */
    boolean isStatementOfNone() {
        return Negation.MEDICINES.isIn(
                new CodeableConcept().setText(name.text().text().whole()));
    }

    /** All that an input holds. */
    static Stream<Medicine> of(PanelInput input) {
        return Stream.concat(
                input.entries(MedicationStatement.class).map(entry -> ofStatement(entry, input.now())),
                input.entries(MedicationRequest.class).map(entry -> ofRequest(entry, input.now())));
    }

    private static Medicine ofStatement(Entry<MedicationStatement> entry, Instant now) {
        MedicationStatement statement = entry.resource();
        ClinicalDate until = ClinicalDate.NOT_RECORDED;
        ClinicalDate from;
        if (statement.getEffective() instanceof Period period) {
            from = ClinicalDate.of(period.getStartElement());
            until = ClinicalDate.of(period.getEndElement());
        } else {
            from = ClinicalDate.ofChoice(statement.getEffective());
        }
        Dates dates = new Dates(
                from, until, ClinicalDate.of(statement.getDateAssertedElement()), date(statement, LAST_ISSUED));
        return of(entry, statement.getMedication(), new CodeableConcept(), dates, now);
    }

    /** A prescription that is no longer valid is no medicine that ended: only a status ends one. */
    private static Medicine ofRequest(Entry<MedicationRequest> entry, Instant now) {
        MedicationRequest request = entry.resource();
        Period validity = request.getDispenseRequest().getValidityPeriod();
        ClinicalDate ordered = ClinicalDate.of(request.getAuthoredOnElement());
        Dates dates = new Dates(
                validity.hasStart() ? ClinicalDate.of(validity.getStartElement()) : ordered,
                endedOn(request),
                ordered,
                date(request, LAST_ISSUED));
        return of(entry, request.getMedication(), request.getCourseOfTherapyType(), dates, now);
    }

    private static Medicine of(
            Entry<? extends DomainResource> entry,
            @Nullable Type medication,
            CodeableConcept therapy,
            Dates dates,
            Instant now) {
        DomainResource resource = entry.resource();
        MedicineName name = MedicineName.of(entry, medication);
        String status = Codes.of((PrimitiveType<?>) resource.getNamedProperty("status").getValues().stream()
                .findFirst()
                .orElseGet(StringType::new));
        ShownText course = course(resource, therapy);
        return new Medicine(
                entry,
                name,
                status,
                course,
                isAcute(resource, therapy),
                dates,
                MedicineState.of(
                        resource,
                        new MedicineState.Sent(status, !course.isEmpty() && !isAcute(resource, therapy), dates.until()),
                        name.resolved().orElseGet(Medication::new),
                        now));
    }

    boolean hasEnded() {
        return state == MedicineState.ENDED;
    }

    /** Every code of the product, with its system. */
    List<String> codes() {
        return product().getCoding().stream()
                .filter(Coding::hasCode)
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .toList();
    }

    /** The moieties that a map names for the codes of the product. */
    List<String> moieties() {
        return product().getCoding().stream()
                .flatMap(coding -> MappedCode.moiety(coding).stream())
                .map(MappedCode::snomed)
                .distinct()
                .toList();
    }

    /** What it is of. */
    CodeableConcept product() {
        Type medication = switch (entry.resource()) {
            case MedicationStatement statement -> statement.getMedication();
            case MedicationRequest request -> request.getMedication();
            default -> null;
        };
        return medication instanceof CodeableConcept concept
                ? concept
                : name.resolved().map(Medication::getCode).orElseGet(CodeableConcept::new);
    }

    List<Identifier> identifiers() {
        return switch (entry.resource()) {
            case MedicationStatement statement -> statement.getIdentifier();
            case MedicationRequest request -> request.getIdentifier();
            default -> List.of();
        };
    }

    List<Dosage> dosages() {
        return switch (entry.resource()) {
            case MedicationStatement statement -> statement.getDosage();
            case MedicationRequest request -> request.getDosageInstruction();
            default -> List.of();
        };
    }

    /**
     * When it was what.
     *
     * @param from when it began or was ordered
     * @param until when it ended or is to end
     */
    record Dates(ClinicalDate from, ClinicalDate until, ClinicalDate recorded, ClinicalDate lastIssued) {

        /** The last date known of it: when it ended, else was issued, recorded or begun. */
        ClinicalDate latest() {
            return until.orElse(lastIssued).orElse(recorded).orElse(from);
        }
    }

    private static ShownText course(DomainResource resource, CodeableConcept courseOfTherapy) {
        String code = courseCode(resource, courseOfTherapy);
        return switch (code) {
            case "" -> resource.getExtensionByUrl(REPEAT_INFORMATION) == null ? ShownText.NONE : ShownText.of("Repeat");
            case "continuous", "repeat" -> ShownText.of("Repeat");
            case "continuous-repeat-dispensing", "repeat-dispensing" -> ShownText.of("Repeat dispensing");
            default -> Words.sentence(code);
        };
    }

    private static boolean isAcute(DomainResource resource, CodeableConcept courseOfTherapy) {
        return courseCode(resource, courseOfTherapy).startsWith("acute");
    }

    /** From the course of therapy, else from the prescription type extension of the GP systems. */
    private static String courseCode(DomainResource resource, CodeableConcept courseOfTherapy) {
        if (courseOfTherapy.hasCoding()) {
            return Codes.status(courseOfTherapy);
        }
        return resource.getExtension().stream()
                .filter(e -> e.hasUrl() && e.getUrl().matches(".*Extension-[A-Za-z-]*PrescriptionType(-1)?"))
                .map(Extension::getValue)
                .map(value -> value instanceof CodeableConcept concept ? Codes.status(concept) : "")
                .findFirst()
                .orElse("");
    }

    /** GP systems say when a status was given beside why. */
    private static ClinicalDate endedOn(MedicationRequest request) {
        if (StatusSaid.of(Codes.of(request.getStatusElement())) != StatusSaid.OVER) {
            return ClinicalDate.NOT_RECORDED;
        }
        return request.getExtension().stream()
                .filter(e -> e.hasUrl() && e.getUrl().contains("MedicationStatusReason"))
                .flatMap(e -> Codes.extension(e, "statusChangeDate"))
                .map(ClinicalDate::ofChoice)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }

    private static ClinicalDate date(DomainResource resource, String url) {
        return Codes.extension(resource, url)
                .map(ClinicalDate::ofChoice)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }
}
