package org.sightline.tab.panel.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Address.AddressUse;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientCommunicationComponent;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Type;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.patient.PatientFact.Heading;
import org.sightline.tab.panel.patient.PatientFact.Place;

/** Reads a Patient: every element it can have, under the heading a reader looks for it. */
final class PatientFacts {

    /** Extensions that are read before anybody speaks with the patient, by their labels. */
    private static final List<String> FIRST =
            List.of("Interpreter", "Prefers to be reached", "Notice of death", "Nominated pharmacy", "Language");

    private final List<PatientFact> facts = new ArrayList<>();

    private PatientFacts() {}

    static List<PatientFact> of(Patient patient) {
        PatientFacts facts = new PatientFacts();
        facts.person(patient);
        facts.reach(patient);
        facts.registration(patient);
        return List.copyOf(facts.facts);
    }

    private void person(Patient patient) {
        patient.getName()
                .forEach(name -> add(
                        isFormer(name) ? "Former name" : "Name",
                        isFormer(name) ? Place.OWN : Place.BEHIND,
                        FactWords.name(name)));
        add("Gender", Place.BEHIND, Words.sentence(Codes.of(patient.getGenderElement())));
        add("Born", Place.BEHIND, FactWords.of(patient.hasBirthDate() ? patient.getBirthDateElement() : null));
        add("Death", Place.FIRST, death(patient.getDeceased()));
        add("Marital status", Place.BEHIND, concept(patient.getMaritalStatus()));
        add("Twin or other multiple birth", Place.BEHIND, FactWords.of(patient.getMultipleBirth()));
        patient.getCommunication().forEach(language -> add("Language", Place.FIRST, language(language)));
        patient.getExtension().forEach(this::extension);
        patient.getBirthDateElement().getExtension().forEach(this::extension);
    }

    private void reach(Patient patient) {
        patient.getAddress()
                .forEach(address -> add(
                        isFormer(address) ? "Former address" : "Address",
                        isFormer(address) ? Place.OWN : Place.BEHIND,
                        FactWords.address(address)));
        patient.getTelecom().forEach(point -> add(reachedBy(point), Place.BEHIND, FactWords.telecom(point)));
        patient.getContact().forEach(person -> add("Next of kin or contact", Place.FIRST, FactWords.contact(person)));
        patient.getGeneralPractitioner().forEach(gp -> add("Registered GP", Place.BEHIND, FactWords.reference(gp)));
    }

    private void registration(Patient patient) {
        patient.getIdentifier().forEach(number -> {
            add("Known by", Place.OWN, FactWords.identifier(number));
            number.getExtension()
                    .forEach(extension -> add(
                            ExtensionLabels.of(extension.getUrl()) + " of " + FactWords.of(number.getValueElement()),
                            Place.OWN,
                            FactWords.of(extension)));
        });
        add("Kept by", Place.OWN, FactWords.reference(patient.getManagingOrganization()));
        add("In use at the source", Place.OWN, FactWords.of(patient.hasActive() ? patient.getActiveElement() : null));
        patient.getPhoto().forEach(photo -> add("Picture", Place.OWN, FactWords.attachment(photo)));
        patient.getLink().forEach(link -> add("Linked record", Place.OWN, link(link)));
    }

    private void extension(Extension extension) {
        String label = ExtensionLabels.of(extension.getUrl());
        Place place = FIRST.contains(label) ? Place.FIRST : Place.BEHIND;
        add(label, place, FactWords.of(extension));
    }

    private void add(String label, Place place, ShownText value) {
        if (!value.isEmpty()) {
            facts.add(new PatientFact(new Heading(label, place), value));
        }
    }

    private static boolean isFormer(HumanName name) {
        return name.getUse() == NameUse.OLD || name.getUse() == NameUse.MAIDEN;
    }

    private static boolean isFormer(Address address) {
        return address.getUse() == AddressUse.OLD;
    }

    private static ShownText death(Type deceased) {
        return deceased instanceof BaseDateTimeType date
                ? FactWords.of(date)
                : Codes.labelled("Recorded as dead: ", FactWords.of(deceased));
    }

    private static ShownText language(PatientCommunicationComponent language) {
        return ShownText.joined(
                " ",
                Stream.concat(
                                Stream.of(
                                        concept(language.getLanguage()),
                                        ShownText.of(Codes.is(language.getPreferredElement()) ? "(preferred)" : "")),
                                language.getExtension().stream()
                                        .map(extension -> ShownText.of("(" + ExtensionLabels.of(extension.getUrl())
                                                + ": " + FactWords.of(extension) + ")")))
                        .toArray(ShownText[]::new));
    }

    private static String reachedBy(ContactPoint point) {
        return switch (Codes.of(point.getSystemElement())) {
            case "phone", "sms" -> "Telephone";
            case "email" -> "E-mail";
            default -> "Other ways to reach";
        };
    }

    private static ShownText link(PatientLinkComponent link) {
        return ShownText.joined(
                ": ", Words.sentence(Codes.of(link.getTypeElement())), FactWords.reference(link.getOther()));
    }

    private static ShownText concept(CodeableConcept concept) {
        return CodedText.of(concept).text();
    }
}
