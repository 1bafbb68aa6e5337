package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What locates a patient, in a resource of any type in which every element is filled and marked. */
class LocatingDataTest {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    static Stream<String> types() {
        return FHIR.getResourceTypes().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("RESTRICT-1 nothing that locates is left in an element of any type, and all of it can be put back")
    void nothingThatLocatesIsLeftInAnyType(String type) {
        for (FilledResource.Choice choice : FilledResource.Choice.values()) {
            Resource resource = FilledResource.of(FHIR, type, choice);
            if (LocatingData.isWhole(resource)) {
                continue;
            }
            assertTrue(LocatingMarks.in(resource) > 1, type);
            List<String> before = LocatingMarks.leftIn(resource);
            assertTrue(before.size() > 2, type);

            LocatingData taken = LocatingData.takenOutOf(resource);
            assertEquals(List.of(), LocatingMarks.leftIn(resource), type + " " + choice);

            taken.putBack();
            assertEquals(before, LocatingMarks.leftIn(resource), type + " " + choice);
        }
    }

    @Test
    void whatIsPutBackIsWhatItWas() {
        Patient patient = new Patient();
        patient.addAddress(new Address()
                .setUse(Address.AddressUse.HOME)
                .addLine("1 Elm Row")
                .setPostalCode("NN1 1AA"));
        patient.addTelecom(new ContactPoint()
                .setSystem(ContactPoint.ContactPointSystem.PHONE)
                .setValue("01632 960100"));
        LocatingMarks.in(patient);
        Patient before = patient.copy();

        LocatingData.takenOutOf(patient).putBack();

        assertTrue(patient.equalsDeep(before));
    }

    @Test
    @DisplayName("RESTRICT-1 in the place of what is taken out stands that it is withheld")
    void saysThatItIsWithheld() {
        Encounter visit = new Encounter();
        visit.setServiceProvider(new Reference("Organization/1").setDisplay("Elm Row Surgery"));
        visit.addLocation().setLocation(new Reference().setDisplay("Ward 7"));
        Patient patient = new Patient();
        patient.addAddress().setText("1 Elm Row").setUse(Address.AddressUse.OLD);

        LocatingData.takenOutOf(visit);
        LocatingData.takenOutOf(patient);

        assertEquals("Withheld", visit.getServiceProvider().getDisplay());
        assertEquals("Withheld", visit.getLocationFirstRep().getLocation().getDisplay());
        assertEquals("Withheld", patient.getAddressFirstRep().getText());
        assertEquals(Address.AddressUse.OLD, patient.getAddressFirstRep().getUse());
    }

    @Test
    @DisplayName("RESTRICT-1 whom an entry is about and which person wrote it stays")
    void peopleOfCareKeepTheirNames() {
        Observation pulse = new Observation();
        pulse.setSubject(new Reference().setDisplay("Ms A. Example"));
        pulse.addPerformer(new Reference("Practitioner/1").setDisplay("Dr B. Example"));
        Appointment appointment = new Appointment();
        appointment.addParticipant().setActor(new Reference("Patient/1").setDisplay("Ms A. Example"));

        LocatingData.takenOutOf(pulse);
        LocatingData.takenOutOf(appointment);

        assertEquals("Ms A. Example", pulse.getSubject().getDisplay());
        assertEquals("Dr B. Example", pulse.getPerformerFirstRep().getDisplay());
        assertEquals(
                "Ms A. Example", appointment.getParticipantFirstRep().getActor().getDisplay());
    }
}
