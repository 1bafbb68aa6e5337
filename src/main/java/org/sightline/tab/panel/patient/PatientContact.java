package org.sightline.tab.panel.patient;

import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.sightline.display.ShownText;
import org.sightline.display.ValueText;
import org.sightline.display.Words;
import org.sightline.tab.panel.Codes;

/** Somebody whom a source names with the patient, such as the next of kin. */
final class PatientContact {

    private PatientContact() {}

    /** {@code Femi Adeyemi, son, 07700 900 142}. */
    static ShownText words(ContactComponent person) {
        return ShownText.joined(
                ", ",
                Stream.of(
                                Stream.of(
                                        FactWords.name(person.getName()),
                                        Codes.texts(person.getRelationship()),
                                        FactWords.reference(person.getOrganization()),
                                        FactWords.address(person.getAddress())),
                                person.getTelecom().stream().map(FactWords::telecom),
                                Stream.of(
                                        Words.sentence(Codes.of(person.getGenderElement())),
                                        ValueText.of(person.hasPeriod() ? person.getPeriod() : null)),
                                person.getExtension().stream()
                                        .map(extension -> Codes.labelled(
                                                ExtensionLabels.of(extension.getUrl()) + ": ",
                                                FactWords.of(extension))))
                        .flatMap(words -> words)
                        .toArray(ShownText[]::new));
    }
}
