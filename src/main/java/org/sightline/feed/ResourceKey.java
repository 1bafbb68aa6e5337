package org.sightline.feed;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * By what a resource of an answer is looked for: {@code Type/id} where it is the feed's own, its whole address where a
 * feed sent it from another server. One id at two servers is two resources, and neither is ever taken for the other.
 *
 * @see <a href="https://hl7.org/fhir/R4/bundle.html#references">FHIR R4: resolving references in bundles</a>
 */
public final class ResourceKey {

    private ResourceKey() {}

    /** Empty for a resource that has no id. */
    public static Optional<String> of(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        return id == null ? Optional.empty() : Optional.of(beside(baseOf(resource), resource.fhirType() + "/" + id));
    }

    /** Whether it is at the feed itself. */
    public static boolean isOwn(Resource resource) {
        return baseOf(resource).isEmpty();
    }

    /**
     * What a reference means, which need not be there; empty if it has no address. A relative one is meant from where
     * its holder is.
     *
     * @param ownBase the feed's FHIR base
     */
    public static String meantBy(Reference reference, Resource holder, String ownBase) {
        String target = Objects.requireNonNullElse(reference.getReference(), "").replaceFirst("/_history/.*", "");
        if (target.startsWith(ownBase + "/")) {
            return target.substring(ownBase.length() + 1);
        }
        boolean isRelative = !target.contains(":") && !target.startsWith("#") && !target.isEmpty();
        return isRelative ? beside(baseOf(holder), target) : target;
    }

    private static String beside(String base, String local) {
        return base.isEmpty() ? local : base + "/" + local;
    }

    private static String baseOf(Resource resource) {
        IdType id = resource.getIdElement();
        return id.hasBaseUrl() ? id.getBaseUrl().replaceFirst("/+$", "") : "";
    }
}
