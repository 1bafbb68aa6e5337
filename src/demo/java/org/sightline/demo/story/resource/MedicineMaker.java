package org.sightline.demo.story.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/**
 * Makes medicines in the two shapes feeds use: a GP system's statement with its last issue, and a prescriber's
 * request, whose medicine may be a resource of its own.
 */
final class MedicineMaker {

    private static final String LAST_ISSUE =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationStatementLastIssueDate";
    private static final String PRESCRIPTION_TYPE =
            "https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-PrescriptionType-1";
    private static final String PRESCRIPTION_TYPES =
            "https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1";
    private static final String REPEATS =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-MedicationRepeatInformation";
    private static final String COURSE = "http://terminology.hl7.org/CodeSystem/medicationrequest-course-of-therapy";

    private MedicineMaker() {}

    static List<DomainResource> medicine(Filing filing, StoryEntry entry) {
        return switch (entry.text("as", "statement")) {
            case "statement" -> List.of(statement(filing, entry));
            case "request" -> request(filing, entry);
            default -> throw new StoryException(entry.place() + ": as is statement or request");
        };
    }

    private static MedicationStatement statement(Filing filing, StoryEntry entry) {
        MedicationStatement statement = new MedicationStatement();
        statement.addIdentifier(filing.file(statement, "MedicationStatement", entry));
        statement.setStatus(MedicationStatement.MedicationStatementStatus.fromCode(entry.text("status", "active")));
        statement.addExtension(PRESCRIPTION_TYPE, prescriptionType(entry));
        repeats(statement, entry);
        statement.setMedication(entry.coded("what"));
        statement.setSubject(filing.subject(entry));
        Period taken = new Period().setStartElement(entry.when("started"));
        entry.optionalWhen("ended").ifPresent(taken::setEndElement);
        statement.setEffective(taken);
        entry.optionalWhen("recorded").ifPresent(statement::setDateAssertedElement);
        entry.optionalWhen("lastIssued").ifPresent(date -> statement.addExtension(LAST_ISSUE, date));
        entry.optional("by").ifPresent(name -> statement.setInformationSource(Filing.named(name)));
        entry.optional("why").ifPresent(text -> statement.addStatusReason(new CodeableConcept().setText(text)));
        entry.optional("for").ifPresent(text -> statement.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> statement.addNote().setText(text));
        statement.addDosage(dosage(entry));
        return statement;
    }

    private static List<DomainResource> request(Filing filing, StoryEntry entry) {
        List<DomainResource> resources = new ArrayList<>();
        MedicationRequest request = new MedicationRequest();
        request.addIdentifier(filing.file(request, "MedicationRequest", entry));
        request.setStatus(MedicationRequest.MedicationRequestStatus.fromCode(entry.text("status", "active")));
        request.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        request.setCourseOfTherapyType(kind(entry));
        request.setSubject(filing.subject(entry));
        if (entry.says("separately")) {
            Medication medication = new Medication();
            filing.file(medication, "Medication", entry);
            medication.setCode(entry.coded("what"));
            request.setMedication(
                    new Reference("Medication/" + medication.getIdElement().getIdPart()));
            resources.add(medication);
        } else {
            request.setMedication(entry.coded("what"));
        }
        request.setAuthoredOnElement(entry.when("started"));
        repeats(request, entry);
        entry.optional("quantity")
                .ifPresent(text -> request.getDispenseRequest().setQuantity(quantity(text)));
        entry.optional("by").ifPresent(name -> request.setRequester(Filing.named(name)));
        entry.optional("why").ifPresent(text -> request.setStatusReason(new CodeableConcept().setText(text)));
        entry.optional("for").ifPresent(text -> request.addReasonCode(StoryCodes.parse(text)));
        entry.optional("note").ifPresent(text -> request.addNote().setText(text));
        request.addDosageInstruction(dosage(entry));
        resources.add(request);
        return resources;
    }

    /** How often it was and may be issued; the parts are named as CareConnect and UK Core name them. */
    private static void repeats(DomainResource medicine, StoryEntry entry) {
        Extension repeats = new Extension(REPEATS);
        entry.optional("issued")
                .ifPresent(number -> repeats.addExtension(
                        "numberOfRepeatPrescriptionsIssued", new UnsignedIntType(Integer.parseInt(number))));
        entry.optional("maxIssues")
                .ifPresent(number -> repeats.addExtension(
                        "numberOfRepeatPrescriptionsAllowed", new UnsignedIntType(Integer.parseInt(number))));
        entry.optionalWhen("reviewBy").ifPresent(date -> repeats.addExtension("authorisationExpiryDate", date));
        if (repeats.hasExtension()) {
            medicine.addExtension(repeats);
        }
    }

    /** {@code 28 tablets}. */
    private static Quantity quantity(String text) {
        int space = text.indexOf(' ');
        return new Quantity().setValue(new BigDecimal(text.substring(0, space))).setUnit(text.substring(space + 1));
    }

    private static CodeableConcept prescriptionType(StoryEntry entry) {
        return switch (entry.text("kind")) {
            case "repeat" -> StoryCodes.concept(PRESCRIPTION_TYPES, "repeat");
            case "acute" -> StoryCodes.concept(PRESCRIPTION_TYPES, "acute");
            default -> new CodeableConcept().setText(entry.text("kind"));
        };
    }

    private static CodeableConcept kind(StoryEntry entry) {
        return switch (entry.text("kind")) {
            case "repeat" -> StoryCodes.concept(COURSE, "continuous").setText("Repeat");
            case "acute" -> StoryCodes.concept(COURSE, "acute").setText("Acute");
            default -> new CodeableConcept().setText(entry.text("kind"));
        };
    }

    private static Dosage dosage(StoryEntry entry) {
        Dosage dosage = new Dosage().setText(entry.text("dose"));
        entry.optional("patientInstruction").ifPresent(dosage::setPatientInstruction);
        if (entry.says("asNeeded")) {
            dosage.setAsNeeded(new BooleanType(true));
        }
        return dosage;
    }
}
