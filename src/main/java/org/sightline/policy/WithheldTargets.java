package org.sightline.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * The withheld resources of one answer, and whatever names one of them: by relative, absolute or versioned address, by
 * {@code urn:}, by identifier, wherever in a resource the reference stands.
 */
public final class WithheldTargets {

    /** What stands in the place of a name that was taken out. */
    public static final String WORD = "Withheld";

    /** References to what a resource is made of, repeats, follows from or is because of: it tells what was withheld. */
    private static final List<String> GIVING_AWAY = List.of(
            "medication[x]",
            "authorizingPrescription",
            "request",
            "result",
            "hasMember",
            "derivedFrom",
            "basedOn",
            "partOf",
            "reasonReference",
            "statusReasonReference");

    /** These hold much else, and keep their place without the reason's name. */
    private static final Set<String> OF_MUCH_ELSE = Set.of("Encounter", "CarePlan", "CareTeam");

    private static final Pattern AFTER_ADDRESS = Pattern.compile("/_history/|#");

    private final Set<Resource> resources = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> addresses = new HashSet<>();
    private final Set<String> identifiers = new HashSet<>();
    private @Nullable WithheldTargets visits;

    /** One that is withheld for itself: with a visit goes what was written down at it. */
    public void addItself(Resource resource) {
        add(resource);
        if (resource instanceof Encounter visit) {
            visits = visits == null ? new WithheldTargets() : visits;
            visits.add(visit);
        }
    }

    /** One that goes with another. */
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

    /**
     * Whether a resource gives away a withheld one, as a prescription does its medicine and its reason, or was written down
     * at a visit that is withheld.
     */
    public boolean areGivenAwayBy(Resource resource) {
        return GIVING_AWAY.stream()
                        .filter(element ->
                                !(element.equals("reasonReference") && OF_MUCH_ELSE.contains(resource.fhirType())))
                        .flatMap(element -> references(resource, element))
                        .anyMatch(this::isNamedBy)
                || (visits != null && visitsOf(resource).anyMatch(visits::isNamedBy));
    }

    private static Stream<Reference> visitsOf(Resource resource) {
        return Stream.of(
                        references(resource, "encounter"),
                        references(resource, "context"),
                        children(resource, "context").flatMap(context -> references(context, "encounter")))
                .flatMap(Function.identity());
    }

    private static Stream<Reference> references(Base element, String name) {
        return children(element, name).filter(Reference.class::isInstance).map(Reference.class::cast);
    }

    private static Stream<Base> children(Base element, String name) {
        Property property = element.getNamedProperty(name);
        return property == null ? Stream.empty() : property.getValues().stream();
    }

    public Set<Resource> resources() {
        return Collections.unmodifiableSet(resources);
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
                || (reference.getReference() != null && isAddress(reference.getReference()))
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
        String[] parts = AFTER_ADDRESS.split(target, 2)[0].split("/");
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

    static void takeNameOut(Reference reference) {
        reference.setResource(null);
        reference.setReference("");
        reference.setType(null);
        reference.setIdentifier(null);
        reference.setExtension(List.of());
        reference.setId("");
        reference.setDisplay(WORD);
    }
}
