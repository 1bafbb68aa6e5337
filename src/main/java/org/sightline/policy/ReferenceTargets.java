package org.sightline.policy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The types that references lead to: by what they say themselves, and by what the standard lets stand in their place. */
final class ReferenceTargets {

    private static final Pattern ALLOWED = Pattern.compile("Reference\\(([^)]*)\\)");
    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z]+");
    private static final Pattern AFTER_ADDRESS = Pattern.compile("/_history/|[#?]");

    private static final Map<String, Set<String>> TARGETS = new ConcurrentHashMap<>();

    private ReferenceTargets() {}

    /** What a reference says of where it leads; empty if it does not say. */
    static String typeOf(Reference reference, Resource holder) {
        if (reference.getResource() instanceof Resource target) {
            return target.fhirType();
        }
        // one that has but an extension, such as why it is not there, has no words
        String target = Objects.requireNonNullElse(reference.getReference(), "");
        if (target.startsWith("#")) {
            return contained(target.substring(1), holder);
        }
        String[] parts = AFTER_ADDRESS.split(target, 2)[0].split("/");
        String said = target.contains("?") ? parts[parts.length - 1] : parts.length > 1 ? parts[parts.length - 2] : "";
        if (TYPE.matcher(said).matches()) {
            return said;
        }
        return Objects.requireNonNullElse(reference.getType(), "");
    }

    private static String contained(String id, Resource holder) {
        return holder instanceof DomainResource domain
                ? domain.getContained().stream()
                        .filter(inner -> inner.hasIdElement()
                                && id.equals(inner.getIdElement().getIdPart().replace("#", "")))
                        .map(Resource::fhirType)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /**
     * What may stand in an element; empty if anything may.
     *
     * @param types of the element, as HAPI writes them: {@code Reference(Condition|Procedure)}
     */
    static Set<String> allowedBy(String types) {
        return TARGETS.computeIfAbsent(types, ReferenceTargets::targets);
    }

    private static Set<String> targets(String types) {
        Matcher allowed = ALLOWED.matcher(types);
        return !allowed.find() || allowed.group(1).equals("Any")
                ? Set.of()
                : Set.copyOf(List.of(allowed.group(1).split("\\|")));
    }
}
