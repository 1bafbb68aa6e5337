package org.sightline.tab.panel.medicines;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseHasModifierExtensions;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;

/**
 * What a MedicationStatement and a MedicationRequest have in common here.
 *
 * @param status the FHIR status, empty if none was sent
 * @param course how the source calls the course of therapy, such as {@code Repeat}; empty if it does not say
 * @param from when it began or was ordered
 * @param until when it ended or is to end
 */
record Medicine(
        Entry<? extends DomainResource> entry,
        List<Identifier> identifiers,
        @Nullable Type medication,
        String status,
        ShownText course,
        boolean acute,
        List<Dosage> dosages,
        List<? extends IBaseHasModifierExtensions> parts,
        ClinicalDate from,
        ClinicalDate until,
        ClinicalDate recorded,
        ClinicalDate lastIssued) {

    private static final String LAST_ISSUED = Codes.UK_CORE + "MedicationStatementLastIssueDate";
    private static final String REPEAT_INFORMATION = Codes.UK_CORE + "MedicationRepeatInformation";

    static Medicine ofStatement(Entry<MedicationStatement> entry) {
        MedicationStatement statement = entry.resource();
        Type effective = statement.getEffective();
        boolean period = effective instanceof Period;
        return new Medicine(
                entry,
                statement.getIdentifier(),
                statement.getMedication(),
                Objects.requireNonNullElse(statement.getStatusElement().getValueAsString(), ""),
                course(statement, null),
                isAcute(statement, null),
                statement.getDosage(),
                statement.getDosage(),
                period
                        ? ClinicalDate.of(((Period) effective).getStartElement())
                        : ClinicalDate.of(effective == null ? null : effective.primitiveValue()),
                period ? ClinicalDate.of(((Period) effective).getEndElement()) : ClinicalDate.NOT_RECORDED,
                ClinicalDate.of(statement.getDateAssertedElement()),
                date(statement, LAST_ISSUED));
    }

    static Medicine ofRequest(Entry<MedicationRequest> entry) {
        MedicationRequest request = entry.resource();
        Period validity = request.getDispenseRequest().getValidityPeriod();
        List<IBaseHasModifierExtensions> parts = Stream.concat(
                        request.getDosageInstruction().stream(),
                        Stream.of(request.getDispenseRequest(), request.getSubstitution()))
                .map(IBaseHasModifierExtensions.class::cast)
                .toList();
        CodeableConcept courseOfTherapy = request.getCourseOfTherapyType();
        return new Medicine(
                entry,
                request.getIdentifier(),
                request.getMedication(),
                Objects.requireNonNullElse(request.getStatusElement().getValueAsString(), ""),
                course(request, courseOfTherapy),
                isAcute(request, courseOfTherapy),
                request.getDosageInstruction(),
                parts,
                validity.hasStart()
                        ? ClinicalDate.of(validity.getStartElement())
                        : ClinicalDate.of(request.getAuthoredOnElement()),
                ClinicalDate.of(validity.getEndElement()),
                ClinicalDate.of(request.getAuthoredOnElement()),
                date(request, LAST_ISSUED));
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
                .map(value -> ClinicalDate.of(value.primitiveValue()))
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
    }
}
