package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.Identifier;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.RowFrame.Detail;

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
        String local = target.startsWith(source.baseUrl() + "/")
                ? target.substring(source.baseUrl().length() + 1)
                : target;
        int history = local.indexOf("/_history/");
        String key = history < 0 ? local : local.substring(0, history);
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

    public RowFrame frame(List<org.hl7.fhir.r4.model.Identifier> identifiers, RowNotes notes) {
        Set<Identifier> business = new LinkedHashSet<>();
        identifiers.stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .forEach(i -> business.add(new Identifier(i.getSystem(), i.getValue())));
        return new RowFrame(
                business,
                notes.recorded(),
                List.of(source.name()),
                notes.cautions(),
                LaterList.of(() -> detailsOf(business, notes)),
                LaterList.of(() -> List.of(auditReference())),
                source.isNews(notes.recorded()),
                List.of());
    }

    /** What a kind says of the entry, then how it is known, and where and when it was read. */
    private List<Detail> detailsOf(Set<Identifier> business, RowNotes notes) {
        List<Detail> details = new ArrayList<>(notes.details());
        business.forEach(
                id -> details.add(new Detail("Identifier", ShownText.of(id.value() + " (" + id.system() + ")"))));
        ClinicalDate changed =
                ClinicalDate.of(resource.getMeta().getLastUpdatedElement().getValueAsString());
        if (changed.isKnown()) {
            details.add(new Detail("Last changed at the source", ShownText.of(changed.text())));
        }
        details.add(new Detail(
                "Source",
                ShownText.of(source.name() + (source.readAt().isEmpty() ? "" : ", read " + source.readAt()))));
        return details;
    }
}
