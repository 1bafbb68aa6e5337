package org.sightline.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The withheld resources of one answer, and whatever names one of them: by relative, absolute or versioned address, by
 * {@code urn:}, by identifier, wherever in a resource the reference stands.
 */
public final class WithheldTargets {

    /** What stands in the place of a name that was taken out. */
    public static final String WORD = "Withheld";

    /** References to what a resource is made of or repeats: it tells what was withheld by more than the name. */
    private static final Map<String, Set<String>> REPEATED = Map.of(
            "MedicationRequest", Set.of("medication[x]"),
            "MedicationStatement", Set.of("medication[x]"),
            "MedicationDispense", Set.of("medication[x]", "authorizingPrescription"),
            "MedicationAdministration", Set.of("medication[x]", "request"),
            "DiagnosticReport", Set.of("result"),
            "Observation", Set.of("hasMember"));

    private final Set<Resource> resources = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();

    public void add(Resource resource) {
        resources.add(resource);
        String id = resource.getIdElement().getIdPart();
        if (id != null) {
            addresses.add(id.startsWith("urn:") ? id : resource.fhirType() + "/" + id);
        }
        Property property = resource.getNamedProperty("identifier");
        if (property != null) {
            property.getValues().stream()
                    .filter(Identifier.class::isInstance)
                    .map(Identifier.class::cast)
                    .filter(Identifier::hasValue)
                    .forEach(identifier -> identifiers.add(key(identifier)));
        }
    }

    public boolean isEmpty() {
        return resources.isEmpty();
    }

    public boolean contains(Resource resource) {
        return resources.contains(resource);
    }

    public int size() {
        return resources.size();
    }

    /** Whether a resource repeats what a withheld one says, as a prescription does with its medicine. */
    public boolean areRepeatedIn(Resource resource) {
        return REPEATED.getOrDefault(resource.fhirType(), Set.of()).stream()
                .map(resource::getNamedProperty)
                .flatMap(property -> property.getValues().stream())
                .anyMatch(value -> value instanceof Reference reference && isNamedBy(reference));
    }

    /**
     * Takes every name of a withheld resource out of another one, and with it the narrative, which may say it again.
     *
     * @return whether there was any
     */
    public boolean takeNamesOutOf(Resource resource) {
        Set<Reference> naming = Collections.newSetFromMap(new IdentityHashMap<>());
        InnerElements.anyIs(resource, element -> {
            if (element instanceof Reference reference && isNamedBy(reference)) {
                naming.add(reference);
            }
            return false;
        });
        naming.forEach(WithheldTargets::takeNameOut);
        if (!naming.isEmpty() && resource instanceof DomainResource domain) {
            Stream.concat(Stream.of(domain), domain.getContained().stream())
                    .filter(DomainResource.class::isInstance)
                    .forEach(one -> ((DomainResource) one).setText(null));
        }
        return !naming.isEmpty();
    }

    private boolean isNamedBy(Reference reference) {
        return (reference.getResource() instanceof Resource target && resources.contains(target))
                || (reference.hasReference() && isAddress(reference.getReference()))
                || (reference.hasIdentifier()
                        && reference.getIdentifier().hasValue()
                        && isIdentifier(reference.getIdentifier()));
    }

    private boolean isAddress(String target) {
        if (target.startsWith("urn:")) {
            return addresses.contains(target);
        }
        int query = target.indexOf("?identifier=");
        if (query >= 0) {
            String value = target.substring(query + "?identifier=".length());
            return identifiers.contains(URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        String[] parts = target.split("/_history/|#", 2)[0].split("/");
        return parts.length > 1 && addresses.contains(parts[parts.length - 2] + "/" + parts[parts.length - 1]);
    }

    /** Without a system the value alone decides: in doubt it is the withheld one. */
    private boolean isIdentifier(Identifier identifier) {
        String value = "|" + identifier.getValue();
        return identifiers.contains(key(identifier))
                || identifiers.contains(value)
                || (!identifier.hasSystem() && identifiers.stream().anyMatch(one -> one.endsWith(value)));
    }

    private static String key(Identifier identifier) {
        return (identifier.hasSystem() ? identifier.getSystem() : "") + "|" + identifier.getValue();
    }

    private static void takeNameOut(Reference reference) {
        reference.setResource(null);
        reference.setReference("");
        reference.setType(null);
        reference.setIdentifier(null);
        reference.setExtension(List.of());
        reference.setId("");
        reference.setDisplay(WORD);
    }
}
