package org.sightline.tab.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.CodedText;
import org.sightline.display.ShownText;

/**
 * The results that belong to a report or a group, in its own order.
 *
 * @param notSent the members the source named but did not send
 */
record Members(List<ResultRow> rows, List<ShownText> notSent) {

    /** Every member found is added to {@code grouped}, so that no member is shown a second time. */
    static Members of(Entry<? extends DomainResource> owner, List<Reference> references, Set<Observation> grouped) {
        List<ResultRow> rows = new ArrayList<>();
        List<ShownText> notSent = new ArrayList<>();
        for (Reference reference : references) {
            Optional<Resource> target = owner.resolve(reference);
            if (target.isPresent() && target.get() instanceof Observation member) {
                if (!grouped.contains(member)) {
                    add(new Entry<>(member, owner.source()), grouped, rows);
                } else {
                    notSent.add(ShownText.of("Shown with another report: "
                            + CodedText.of(member.getCode()).text()));
                }
            } else {
                String name = Objects.requireNonNullElse(reference.getDisplay(), "a result without a name");
                notSent.add(ShownText.of("Named but not sent: " + name));
            }
        }
        return new Members(rows, notSent);
    }

    /** A group inside a group adds its own members after it; one that contains itself adds nothing twice. */
    private static void add(Entry<Observation> member, Set<Observation> grouped, List<ResultRow> rows) {
        if ("entered-in-error".equals(member.resource().getStatusElement().getValueAsString())
                || !grouped.add(member.resource())) {
            return;
        }
        rows.add(Measurement.row(member));
        for (Reference inner : member.resource().getHasMember()) {
            member.resolve(inner)
                    .filter(Observation.class::isInstance)
                    .ifPresent(r -> add(new Entry<>((Observation) r, member.source()), grouped, rows));
        }
    }
}
