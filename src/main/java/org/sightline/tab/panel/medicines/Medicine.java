package org.sightline.tab.panel.medicines;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;
import org.sightline.tab.panel.PanelInput;
import org.sightline.tab.panel.listing.MedicineName;

/**
 * What a MedicationStatement and a MedicationRequest have in common here.
 *
 * @param status the FHIR status, empty if none was sent
 * @param course how the source calls the course of therapy, such as {@code Repeat}; empty if it does not say
 */
record Medicine(Entry<? extends DomainResource> entry, String status, ShownText course, boolean acute, Dates dates) {

    private static final String LAST_ISSUED = Codes.UK_CORE + "MedicationStatementLastIssueDate";
    private static final String REPEAT_INFORMATION = Codes.UK_CORE + "MedicationRepeatInformation";
    private static final Set<String> ENDED = Set.of("stopped", "completed", "cancelled", "not-taken");

    /** All that an input holds. */
    static Stream<Medicine> of(PanelInput input) {
        return Stream.concat(
                input.entries(MedicationStatement.class).map(Medicine::ofStatement),
                input.entries(MedicationRequest.class).map(Medicine::ofRequest));
    }

    private static Medicine ofStatement(Entry<MedicationStatement> entry) {
        MedicationStatement statement = entry.resource();
        ClinicalDate until = ClinicalDate.NOT_RECORDED;
        ClinicalDate from;
        if (statement.getEffective() instanceof Period period) {
            from = ClinicalDate.of(period.getStartElement());
            until = ClinicalDate.of(period.getEndElement());
        } else {
            from = ClinicalDate.ofChoice(statement.getEffective());
        }
        return new Medicine(
                entry,
                Codes.of(statement.getStatusElement()),
                course(statement, null),
                isAcute(statement, null),
                new Dates(
                        from,
                        until,
                        ClinicalDate.of(statement.getDateAssertedElement()),
                        date(statement, LAST_ISSUED)));
    }

    private static Medicine ofRequest(Entry<MedicationRequest> entry) {
        MedicationRequest request = entry.resource();
        Period validity = request.getDispenseRequest().getValidityPeriod();
        CodeableConcept courseOfTherapy = request.getCourseOfTherapyType();
        ClinicalDate ordered = ClinicalDate.of(request.getAuthoredOnElement());
        return new Medicine(
                entry,
                Codes.of(request.getStatusElement()),
                course(request, courseOfTherapy),
                isAcute(request, courseOfTherapy),
                new Dates(
                        validity.hasStart() ? ClinicalDate.of(validity.getStartElement()) : ordered,
                        ClinicalDate.of(validity.getEndElement()),
                        ordered,
                        date(request, LAST_ISSUED)));
    }

    boolean hasEnded() {
        return ENDED.contains(status);
    }

    List<Identifier> identifiers() {
        return switch (entry.resource()) {
            case MedicationStatement statement -> statement.getIdentifier();
            case MedicationRequest request -> request.getIdentifier();
            default -> List.of();
        };
    }

    MedicineName name() {
        return switch (entry.resource()) {
            case MedicationStatement statement -> MedicineName.of(entry, statement.getMedication());
            case MedicationRequest request -> MedicineName.of(entry, request.getMedication());
            default -> MedicineName.of(entry, null);
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

    private static ShownText course(DomainResource resource, @Nullable CodeableConcept courseOfTherapy) {
        String code = courseCode(resource, courseOfTherapy);
        return switch (code) {
            case "" -> resource.getExtensionByUrl(REPEAT_INFORMATION) == null ? ShownText.NONE : ShownText.of("Repeat");
            case "continuous", "repeat" -> ShownText.of("Repeat");
            case "continuous-repeat-dispensing", "repeat-dispensing" -> ShownText.of("Repeat dispensing");
            default -> Words.sentence(code);
        };
    }

    private static boolean isAcute(DomainResource resource, @Nullable CodeableConcept courseOfTherapy) {
        return courseCode(resource, courseOfTherapy).startsWith("acute");
    }

    /** From the course of therapy, else from the prescription type extension of the GP systems. */
    private static String courseCode(DomainResource resource, @Nullable CodeableConcept courseOfTherapy) {
        if (courseOfTherapy != null && courseOfTherapy.hasCoding()) {
            return Codes.status(courseOfTherapy);
        }
        return resource.getExtension().stream()
                .filter(e -> e.hasUrl() && e.getUrl().matches(".*Extension-[A-Za-z-]*PrescriptionType(-1)?"))
                .map(Extension::getValue)
                .map(value -> value instanceof CodeableConcept concept ? Codes.status(concept) : "")
                .findFirst()
                .orElse("");
    }

    private static ClinicalDate date(DomainResource resource, String url) {
        return Codes.extension(resource, url)
                .map(ClinicalDate::ofChoice)
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }
}
