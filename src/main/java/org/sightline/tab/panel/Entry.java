package org.sightline.tab.panel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.HeldFiles;
import org.sightline.feed.ResourceKey;

/**
 * A resource and the source that sent it.
 *
 * @param placeOrNull where the panel stands that lists it; null for what stands in no list of its own
 */
public record Entry<T extends Resource>(
        T resource, PanelSource source, @Nullable PanelPlace placeOrNull) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    /** Of what stands in no list of its own. */
    public Entry(T resource, PanelSource source) {
        this(resource, source, null);
    }

    /** Where its files open, whatever type it is; none if it holds and points to none, or is at another server. */
    public List<Link> files() {
        String id = Objects.requireNonNullElse(resource.getIdElement().getIdPart(), "");
        return placeOrNull != null && ID.matcher(id).matches() && ResourceKey.isOwn(resource) && HeldFiles.any(resource)
                ? List.of(new Link("Open document", placeOrNull.document(source.feed(), resource.fhirType(), id)))
                : List.of();
    }

    /** What the audit trail calls it: {@code feed/Type/id@version}. */
    public String auditReference() {
        return referenceOf(source.feed(), resource);
    }

    /** What the audit trail calls a resource of this feed. */
    public static String referenceOf(String feed, Resource resource) {
        String version = Objects.requireNonNullElse(resource.getMeta().getVersionId(), "");
        return feed + "/" + PanelSource.keyOf(resource) + (version.isEmpty() ? "" : "@" + version);
    }

    /** What a reference of it means, as {@link ResourceKey} has it. */
    public String meant(Reference reference) {
        return ResourceKey.meantBy(reference, resource, source.baseUrl());
    }

    /** The resource a reference means: contained, included or found in this source's answer; never from elsewhere. */
    public Optional<Resource> resolve(Reference reference) {
        String target = Objects.requireNonNullElse(reference.getReference(), "");
        if (target.startsWith("#")) {
            return contained(target.substring(1));
        }
        if (reference.getResource() instanceof Resource sent) {
            Optional<Resource> kept = ofSource(PanelSource.keyOf(sent));
            if (kept.isPresent()) {
                return kept;
            }
        }
        return ofSource(meant(reference));
    }

    private Optional<Resource> ofSource(String key) {
        return Optional.ofNullable(source.included().get(key))
                .or(() -> Optional.ofNullable(source.resources().get(key)));
    }

    private Optional<Resource> contained(String id) {
        if (!(resource instanceof DomainResource domain)) {
            return Optional.empty();
        }
        return domain.getContained().stream()
                .filter(inner -> id.equals(
                        Objects.requireNonNullElse(inner.getIdElement().getIdPart(), "")
                                .replace("#", "")))
                .findFirst();
    }
}
