package org.sightline.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/**
 * What tells where a patient is to be found: addresses and telephones, whosever they are, their GP and practice, next of
 * kin and contacts, and the names of organisations and places, wherever in a resource they stand. Words that people wrote
 * are not among it.
 */
public final class LocatingData {

    /** Whole resources of these are nothing else. */
    private static final Set<String> WHOLE = Set.of(
            "Endpoint", "HealthcareService", "Location", "Organization", "OrganizationAffiliation", "RelatedPerson");

    /** What a name of one of these tells. A role is held somewhere, and its name mostly says where. */
    private static final Set<String> NAMED =
            Stream.concat(WHOLE.stream(), Stream.of("PractitionerRole")).collect(Collectors.toUnmodifiableSet());

    private final List<Runnable> puttingBack = new ArrayList<>();

    private LocatingData() {}

    /** Whether it is a place, an organisation or somebody close, and nothing is left of it without what locates. */
    public static boolean isWhole(Resource resource) {
        return WHOLE.contains(resource.fhirType());
    }

    /**
     * Takes it out of a resource, in whose place stands {@link WithheldTargets#WORD}.
     *
     * @return by which it is put back
     */
    public static LocatingData takenOutOf(Resource resource) {
        LocatingData taken = new LocatingData();
        taken.takeOutOf(resource);
        return taken;
    }

    /** Makes the resource what it was. */
    public void putBack() {
        Collections.reverse(puttingBack);
        puttingBack.forEach(Runnable::run);
        puttingBack.clear();
    }

    private void takeOutOf(Resource resource) {
        List<Base> locating = new ArrayList<>();
        List<Base> within = new ArrayList<>(List.of(resource));
        InnerElements.anyIs(resource, (element, types) -> {
            if (isLocating(element, types, resource)) {
                locating.add(element);
            } else if (element instanceof Resource) {
                within.add(element);
            }
            return false;
        });
        within.stream()
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .forEach(patient -> {
                    locating.addAll(patient.getGeneralPractitioner());
                    takeContactsOut(patient);
                    takeWordsOut(patient.getExtension());
                });
        locating.forEach(this::blank);
        within.stream()
                .filter(DomainResource.class::isInstance)
                .map(DomainResource.class::cast)
                .forEach(this::takeInnerOut);
    }

    private static boolean isLocating(Base element, String types, Resource holder) {
        return switch (element) {
            case Address _, ContactPoint _ -> true;
            case Reference reference -> leadsToPlace(reference, types, holder);
            default -> false;
        };
    }

    /** Where it does not say, it may, unless it says whom something is about. */
    private static boolean leadsToPlace(Reference reference, String types, Resource holder) {
        String said = ReferenceTargets.typeOf(reference, holder);
        if (!said.isEmpty()) {
            return NAMED.contains(said);
        }
        Set<String> allowed = ReferenceTargets.allowedBy(types);
        boolean aboutWhom =
                allowed.contains("Patient") && allowed.contains("Group") && !allowed.contains("Practitioner");
        return allowed.isEmpty() || (!aboutWhom && !Collections.disjoint(allowed, NAMED));
    }

    private void blank(Base element) {
        switch (element) {
            case Address address -> blank(address);
            case ContactPoint point -> blank(point);
            case Reference reference -> blank(reference);
            default -> throw new IllegalArgumentException(element.fhirType());
        }
    }

    private void blank(Address address) {
        Address before = address.copy();
        puttingBack.add(() -> before.copyValues(address));
        Address.AddressUse use = address.getUse();
        new Address().copyValues(address);
        address.setLine(null).setUse(use).setText(WithheldTargets.WORD).setExtension(null);
    }

    private void blank(ContactPoint point) {
        ContactPoint before = point.copy();
        puttingBack.add(() -> before.copyValues(point));
        ContactPoint.ContactPointSystem system = point.getSystem();
        ContactPoint.ContactPointUse use = point.getUse();
        new ContactPoint().copyValues(point);
        point.setSystem(system).setUse(use).setValue(WithheldTargets.WORD).setExtension(null);
    }

    private void blank(Reference reference) {
        Reference before = reference.copy();
        IBaseResource target = reference.getResource();
        puttingBack.add(() -> {
            before.copyValues(reference);
            reference.setResource(target);
        });
        WithheldTargets.takeNameOut(reference);
    }

    private void takeContactsOut(Patient patient) {
        List<ContactComponent> before = List.copyOf(patient.getContact());
        if (!before.isEmpty()) {
            puttingBack.add(() -> patient.setContact(new ArrayList<>(before)));
            ContactComponent somebody = new ContactComponent();
            somebody.getName().setText(WithheldTargets.WORD);
            patient.setContact(new ArrayList<>(List.of(somebody)));
        }
    }

    /** What a source says of a patient in words of its own, such as where they stay for now. */
    private void takeWordsOut(List<Extension> extensions) {
        for (Extension extension : extensions) {
            Type before = extension.getValue();
            if (before instanceof StringType || before instanceof UriType) {
                puttingBack.add(() -> extension.setValue(before));
                extension.setValue(new StringType(WithheldTargets.WORD));
            }
            takeWordsOut(extension.getExtension());
        }
    }

    /** What it contains of them, and the narrative, which may say everything again. */
    private void takeInnerOut(DomainResource resource) {
        List<Resource> before = List.copyOf(resource.getContained());
        if (before.stream().anyMatch(LocatingData::isWhole)) {
            puttingBack.add(() -> resource.setContained(new ArrayList<>(before)));
            resource.setContained(new ArrayList<>(
                    before.stream().filter(inner -> !isWhole(inner)).toList()));
        }
        if (resource.hasText()) {
            Narrative text = resource.getText();
            puttingBack.add(() -> resource.setText(text));
            resource.setText(null);
        }
    }
}
