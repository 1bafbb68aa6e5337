package org.sightline.tab.panel.account;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** How resources refer to the patient they are about: what is about another one gets no further than its feed. */
final class PatientReferences {

    private PatientReferences() {}

    static Set<String> of(Collection<? extends Resource> resources) {
        return resources.stream()
                .flatMap(PatientReferences::of)
                .filter(Reference.class::isInstance)
                .map(reference -> ((Reference) reference).getReference())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static Stream<? extends Base> of(Resource resource) {
        return resource instanceof Appointment appointment
                ? appointment.getParticipant().stream()
                        .map(AppointmentParticipantComponent::getActor)
                        .filter(actor ->
                                "Patient".equals(actor.getReferenceElement().getResourceType()))
                : Stream.of("subject", "patient", "for")
                        .map(resource::getNamedProperty)
                        .filter(Objects::nonNull)
                        .map(Property::getValues)
                        .flatMap(Collection::stream);
    }
}
