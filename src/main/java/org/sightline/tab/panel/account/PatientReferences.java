package org.sightline.tab.panel.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How resources refer to the patient they are about: what is about another one gets no further than its feed. */
final class PatientReferences {

    private static final List<String> SUBJECTS = List.of("subject", "patient", "for");

    private PatientReferences() {}

    static Set<String> of(Collection<? extends Resource> resources) {
        Set<String> references = new HashSet<>();
        for (Resource resource : resources) {
            if (resource instanceof Appointment appointment) {
                appointment.getParticipant().stream()
                        .map(AppointmentParticipantComponent::getActor)
                        .filter(actor ->
                                "Patient".equals(actor.getReferenceElement().getResourceType()))
                        .forEach(actor -> add(actor, references));
            } else {
                SUBJECTS.forEach(element -> addAll(resource, element, references));
            }
        }
        return references;
    }

    private static void addAll(Resource resource, String element, Set<String> references) {
        Base[] values = resource.getProperty(element.hashCode(), element, false);
        if (values != null) {
            for (Base value : values) {
                add(value, references);
            }
        }
    }

    private static void add(Base value, Set<String> references) {
        if (value instanceof Reference reference && reference.getReference() != null) {
            references.add(reference.getReference());
        }
    }
}
