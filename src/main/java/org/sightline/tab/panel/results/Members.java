package org.sightline.tab.panel.results;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.display.ShownText;
import org.sightline.tab.panel.Codes;
import org.sightline.tab.panel.Entry;

/**
 * The results that belong to a report or a group, in its own order; a group among them is followed by its own.
 *
 * @param found without those entered in error
 * @param notSent a line that says which members the source named but did not send; none if it sent all
 */
record Members(List<Observation> found, List<ShownText> notSent) {

    Members {
        found = List.copyOf(found);
        notSent = List.copyOf(notSent);
    }

    /**
     * @param opened the groups whose members are known to belong somewhere: each is opened once in all, so that groups
     *     within groups, however many reports name them, cost no more than they are long
     */
    static Members of(Entry<? extends DomainResource> owner, List<Reference> references, Set<Observation> opened) {
        Set<Observation> found = new LinkedHashSet<>();
        List<String> notSent = new ArrayList<>();
        int unnamed = 0;
        for (Reference reference : references) {
            Optional<Resource> target = owner.resolve(reference);
            if (target.isPresent() && target.get() instanceof Observation member) {
                add(new Entry<>(member, owner.source()), opened, found);
            } else if (reference.hasDisplay()) {
                notSent.add(reference.getDisplay());
            } else {
                unnamed++;
            }
        }
        if (unnamed > 0) {
            notSent.add(unnamed == 1 ? "a result without a name" : unnamed + " results without a name");
        }
        return new Members(
                List.copyOf(found),
                notSent.isEmpty()
                        ? List.of()
                        : List.of(ShownText.of("Named but not sent: " + String.join(", ", notSent))));
    }

    private static void add(Entry<Observation> first, Set<Observation> opened, Set<Observation> found) {
        Deque<Observation> waiting = new ArrayDeque<>(List.of(first.resource()));
        while (!waiting.isEmpty()) {
            Observation member = waiting.pop();
            boolean live = !"entered-in-error".equals(Codes.of(member.getStatusElement()));
            if (live && found.add(member) && member.hasHasMember() && opened.add(member)) {
                Entry<Observation> group = new Entry<>(member, first.source());
                member.getHasMember().reversed().stream()
                        .map(group::resolve)
                        .flatMap(Optional::stream)
                        .filter(Observation.class::isInstance)
                        .forEach(inner -> waiting.push((Observation) inner));
            }
        }
    }
}
