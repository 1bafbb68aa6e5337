package org.sightline.policy;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The kinds of entries of which a role is shown nothing. An entry of another kind that names one of them, such as an
 * appointment its diagnosis, stays and loses the name. Where a reference does not say what it leads to, what it may lead
 * to by the standard decides.
 *
 * @param types the FHIR resource types
 */
public record HiddenTypes(Set<String> types) {

    /** Of a role that is shown something of every kind. */
    public static final HiddenTypes NONE = new HiddenTypes(Set.of());

    /** Whom and where: these are named wherever they stand. */
    private static final Set<String> PEOPLE_AND_PLACES =
            Set.of("HealthcareService", "Location", "Organization", "Patient", "Practitioner", "PractitionerRole");

    public HiddenTypes {
        types = Set.copyOf(types);
    }

    public boolean isEmpty() {
        return types.isEmpty();
    }

    public boolean contains(Resource resource) {
        return types.contains(resource.fhirType());
    }

    /** Takes every name of a hidden entry out of another one, and what it contains of them, and with it the narrative. */
    public void takeNamesOutOf(Resource resource) {
        Map<Reference, Boolean> naming = new IdentityHashMap<>();
        InnerElements.references(resource, (reference, property) -> {
            if (leadsToHidden(reference, property, resource)) {
                naming.put(reference, true);
            }
        });
        naming.keySet().forEach(WithheldTargets::takeNameOut);
        if (resource instanceof DomainResource domain) {
            boolean contained = domain.hasContained() && domain.getContained().removeIf(this::contains);
            if (contained || !naming.isEmpty()) {
                Stream.concat(Stream.of(domain), domain.getContained().stream())
                        .filter(DomainResource.class::isInstance)
                        .forEach(one -> ((DomainResource) one).setText(null));
            }
        }
    }

    private boolean leadsToHidden(Reference reference, String property, Resource holder) {
        String type = ReferenceTargets.typeOf(reference, holder);
        return type.isEmpty() ? mayLeadToHidden(property) : types.contains(type);
    }

    private boolean mayLeadToHidden(String property) {
        Set<String> targets = ReferenceTargets.allowedBy(property);
        return targets.isEmpty()
                || (!Collections.disjoint(targets, types) && Collections.disjoint(targets, PEOPLE_AND_PLACES));
    }
}
