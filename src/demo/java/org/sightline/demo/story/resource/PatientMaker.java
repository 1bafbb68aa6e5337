package org.sightline.demo.story.resource;

import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.sightline.context.NhsNumber;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;

/** Makes a feed's Patient in UK Core shape; its local id is that feed's own. */
public final class PatientMaker {

    private static final String UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition/";
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland";

    private PatientMaker() {}

    public static Patient patient(NhsNumber nhsNumber, StoryEntry person, StoryEntry atFeed) {
        Patient patient = new Patient();
        patient.setId("Patient/" + atFeed.text("patientId"));
        patient.setMeta(new Meta().addProfile(UK_CORE + "UKCore-Patient"));
        patient.getMeta().setVersionId("1");
        patient.addIdentifier(identifier(nhsNumber));
        patient.setActive(true);
        patient.addName(name(person));
        patient.setGender(AdministrativeGender.fromCode(person.text("gender")));
        patient.setBirthDateElement(new DateType(atFeed.text("born", person.text("born"))));
        died(patient, person, atFeed);
        person.optional("maritalStatus").ifPresent(text -> patient.setMaritalStatus(maritalStatus(text)));
        person.optional("language")
                .ifPresent(text -> patient.addCommunication()
                        .setLanguage(new CodeableConcept().setText(text))
                        .setPreferred(true));
        if (atFeed.says("restricted")) {
            patient.getMeta().addSecurity(StoryCodes.label("R"));
        } else {
            addContacts(patient, person, atFeed);
        }
        return patient;
    }

    /** How the patient is reached and by whom; a feed may hold another address than the others. */
    private static void addContacts(Patient patient, StoryEntry person, StoryEntry atFeed) {
        StoryEntry housed = atFeed.optional("address").isPresent() ? atFeed : person;
        housed.optional("address")
                .ifPresent(line -> patient.addAddress()
                        .addLine(line)
                        .setCity(housed.text("town"))
                        .setPostalCode(housed.text("postcode")));
        either("phone", atFeed, person)
                .ifPresent(number -> patient.addTelecom()
                        .setSystem(ContactPoint.ContactPointSystem.PHONE)
                        .setUse(ContactPoint.ContactPointUse.HOME)
                        .setValue(number));
        person.optional("email")
                .ifPresent(address -> patient.addTelecom()
                        .setSystem(ContactPoint.ContactPointSystem.EMAIL)
                        .setValue(address));
        either("gp", atFeed, person).ifPresent(name -> patient.addGeneralPractitioner(Filing.named(name)));
        person.optional("nextOfKin")
                .ifPresent(text -> patient.addContact()
                        .setName(new HumanName().setText(text))
                        .addRelationship(new CodeableConcept().setText("Next of kin")));
    }

    /** {@code died} is a date, {@code yes} where only the fact is known, or {@code no} at a feed that has not heard. */
    private static void died(Patient patient, StoryEntry person, StoryEntry atFeed) {
        Optional<String> died = either("died", atFeed, person);
        if (died.isEmpty() || died.get().equals("no")) {
            return;
        }
        patient.setDeceased(
                died.get().equals("yes")
                        ? new BooleanType(true)
                        : person.dates().resolve(died.get()));
    }

    private static Optional<String> either(String key, StoryEntry atFeed, StoryEntry person) {
        Optional<String> own = atFeed.optional(key);
        Optional<String> common = person.optional(key);
        return own.isPresent() ? own : common;
    }

    private static Identifier identifier(NhsNumber nhsNumber) {
        Identifier identifier = new Identifier().setSystem(NhsNumber.SYSTEM).setValue(nhsNumber.digits());
        identifier.addExtension(
                UK_CORE + "Extension-UKCore-NHSNumberVerificationStatus", StoryCodes.concept(VERIFICATION, "01"));
        return identifier;
    }

    private static HumanName name(StoryEntry person) {
        return new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily(person.text("family"))
                .addGiven(person.text("given"))
                .addPrefix(person.text("prefix"));
    }

    /** {@code W Widowed}: the code of v3-MaritalStatus, then the words. */
    private static CodeableConcept maritalStatus(String text) {
        int space = text.indexOf(' ');
        return StoryCodes.concept("http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", text.substring(0, space))
                .setText(text.substring(space + 1));
    }
}
