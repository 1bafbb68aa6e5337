package org.sightline.tab.panel;

import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A resource and the source that sent it. */
public record Entry<T extends Resource>(T resource, PanelSource source) {

    /** What the audit trail calls it: {@code feed/Type/id@version}. */
    public String auditReference() {
        String version = Objects.requireNonNullElse(resource.getMeta().getVersionId(), "");
        return source.feed() + "/" + PanelSource.keyOf(resource) + (version.isEmpty() ? "" : "@" + version);
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
        String local = target.startsWith(source.baseUrl() + "/")
                ? target.substring(source.baseUrl().length() + 1)
                : target;
        int history = local.indexOf("/_history/");
        String key = history < 0 ? local : local.substring(0, history);
        return ofSource(key);
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
