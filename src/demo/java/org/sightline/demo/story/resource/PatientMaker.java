package org.sightline.demo.story.resource;

import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.sightline.context.NhsNumber;
import org.sightline.demo.story.entry.StoryCodes;
import org.sightline.demo.story.entry.StoryEntry;
import org.sightline.demo.story.entry.StoryException;

/** Makes a feed's Patient in UK Core shape; its local id is that feed's own. */
public final class PatientMaker {

    private static final String UK_CORE = "https://fhir.hl7.org.uk/StructureDefinition/";
    private static final String VERIFICATION =
            "https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland";

    /** @see <a href="https://hl7.org/fhir/R4/extension-patient-interpreterrequired.html">FHIR R4: interpreter required</a> */
    private static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

    private static final String ETHNICITY =
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory";

    private static final String CATEGORIES = "https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland";

    private static final Map<String, Boolean> ANSWERS = Map.of("yes", true, "no", false);

    private PatientMaker() {}

    public static Patient patient(NhsNumber nhsNumber, StoryEntry person, StoryEntry atFeed) {
        Patient patient = new Patient();
        patient.setId("Patient/" + atFeed.text("patientId"));
        patient.setMeta(new Meta().addProfile(UK_CORE + "UKCore-Patient"));
        patient.getMeta().setVersionId("1");
        patient.addIdentifier(identifier(nhsNumber));
        merged(patient, atFeed);
        patient.addName(name(person));
        patient.setGender(AdministrativeGender.fromCode(person.text("gender")));
        patient.setBirthDateElement(new DateType(atFeed.text("born", person.text("born"))));
        died(patient, person, atFeed);
        person.optional("maritalStatus").ifPresent(text -> patient.setMaritalStatus(maritalStatus(text)));
        addNeeds(patient, person, atFeed);
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

    /** What it says of language, interpreter and ethnicity; a feed may say otherwise than the others. */
    private static void addNeeds(Patient patient, StoryEntry person, StoryEntry atFeed) {
        either("language", atFeed, person)
                .ifPresent(text -> patient.addCommunication()
                        .setLanguage(new CodeableConcept().setText(text))
                        .setPreferred(true));
        either("interpreter", atFeed, person)
                .ifPresent(said -> patient.addExtension(INTERPRETER, new BooleanType(answer(said, atFeed))));
        either("ethnicity", atFeed, person).ifPresent(text -> patient.addExtension(ETHNICITY, category(text)));
    }

    private static boolean answer(String said, StoryEntry entry) {
        Boolean answer = ANSWERS.get(said);
        if (answer == null) {
            throw new StoryException(entry.place() + ": interpreter is yes or no");
        }
        return answer;
    }

    /** {@code K Bangladeshi}: the NHS ethnic category code, then the words. */
    private static CodeableConcept category(String text) {
        int space = text.indexOf(' ');
        String words = text.substring(space + 1);
        return new CodeableConcept()
                .addCoding(new Coding(CATEGORIES, text.substring(0, space), words))
                .setText(words);
    }

    /**
     * Two records that turned out to be one person's: the one that was replaced names the one that took its place and
     * is no longer in use; the one in use names the other, and may keep its number as a former one.
     *
     * @see <a href="https://hl7.org/fhir/R4/patient-definitions.html#Patient.link">FHIR R4: Patient.link</a>
     */
    private static void merged(Patient patient, StoryEntry atFeed) {
        patient.setActive(atFeed.optional("replacedBy").isEmpty());
        atFeed.optional("replacedBy").ifPresent(id -> link(patient, LinkType.REPLACEDBY, id));
        atFeed.optional("replaces").ifPresent(id -> link(patient, LinkType.REPLACES, id));
        atFeed.optional("formerNumber").ifPresent(number -> former(patient, number, atFeed.when("mergedOn")));
    }

    private static void link(Patient patient, LinkType type, String id) {
        patient.addLink().setType(type).setOther(new Reference("Patient/" + id));
    }

    private static void former(Patient patient, String number, DateTimeType until) {
        patient.addIdentifier(new Identifier()
                .setUse(IdentifierUse.OLD)
                .setSystem(NhsNumber.SYSTEM)
                .setValue(number)
                .setPeriod(new Period().setEndElement(until)));
    }

    /** What a feed says for itself, or else what holds for the patient everywhere. */
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
