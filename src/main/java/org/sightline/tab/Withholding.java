package org.sightline.tab;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.AccessPolicy;
import org.sightline.policy.WithheldTargets;

/**
 * Takes out what policy withholds, before anything is mapped, counted or shown. What repeats a withheld resource goes
 * with it: a prescription's display text or a report's conclusion would tell what was taken out. Whatever else names it
 * stays and loses the name.
 */
final class Withholding {

    private final Predicate<Resource> policy;
    private final Map<FeedId, PermittedReading> permitted = new HashMap<>();

    Withholding(AccessPolicy policy, LaunchContext launch) {
        this.policy = resource -> policy.withholds(launch, resource);
    }

    /** As {@link #apply}, once for each feed's answer. */
    PermittedReading once(FeedReading reading) {
        PermittedReading known = permitted.get(reading.feed().id());
        if (known == null || known.reading().isAwaited()) {
            known = apply(reading);
            permitted.put(reading.feed().id(), known);
        }
        return known;
    }

    PermittedReading apply(FeedReading reading) {
        if (!(reading.answer() instanceof FeedAnswer.Answered answered)) {
            return new PermittedReading(reading, 0, Set.of());
        }
        if (policy.test(answered.patient())) {
            int all = FeedAnswer.resourcesOf(answered).size();
            return new PermittedReading(with(reading, new FeedAnswer.Withheld()), all, Set.of());
        }
        WithheldTargets withheld = withheldOf(answered);
        if (withheld.isEmpty()) {
            return new PermittedReading(reading, 0, Set.of());
        }
        withheld.takeNamesOutOf(answered.patient());
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        Set<SearchPlan.Search> touched = new HashSet<>();
        answered.outcomes().forEach((search, outcome) -> {
            SearchOutcome left = without(outcome, withheld);
            outcomes.put(search, left);
            boolean named = namesTakenOut(left.resources(), withheld);
            if (named || left.resources().size() < outcome.resources().size()) {
                touched.add(search);
            }
        });
        Map<String, Resource> included = new HashMap<>(answered.included());
        included.values().removeIf(withheld::contains);
        namesTakenOut(included.values(), withheld);
        FeedAnswer rest = new FeedAnswer.Answered(answered.readAt(), answered.patient(), outcomes, included);
        return new PermittedReading(with(reading, rest), withheld.size(), touched);
    }

    private static boolean namesTakenOut(Collection<Resource> resources, WithheldTargets withheld) {
        return resources.stream().filter(withheld::takeNamesOutOf).count() > 0;
    }

    /** With what repeats one of them, and what repeats that in turn. */
    private WithheldTargets withheldOf(FeedAnswer.Answered answered) {
        List<Resource> all = Stream.concat(
                        FeedAnswer.resourcesOf(answered).stream(), answered.included().values().stream())
                .toList();
        WithheldTargets withheld = new WithheldTargets();
        all.stream().filter(this::isWithheldItself).forEach(withheld::add);
        int before = 0;
        while (before != withheld.size()) {
            before = withheld.size();
            all.stream()
                    .filter(resource -> !withheld.contains(resource))
                    .filter(withheld::areRepeatedIn)
                    .toList()
                    .forEach(withheld::add);
        }
        return withheld;
    }

    private boolean isWithheldItself(Resource resource) {
        return policy.test(resource)
                || (resource instanceof DomainResource domain
                        && domain.getContained().stream().anyMatch(policy));
    }

    /** A cut answer keeps no total: the difference would tell how many were taken out. */
    private static SearchOutcome without(SearchOutcome outcome, WithheldTargets withheld) {
        List<Resource> left = new ArrayList<>(outcome.resources());
        if (!left.removeIf(withheld::contains)) {
            return outcome;
        }
        return switch (outcome) {
            case SearchOutcome.Complete whole -> new SearchOutcome.Complete(left, whole.remarks());
            case SearchOutcome.Cut cut -> new SearchOutcome.Cut(left, null, cut.remarks());
            case SearchOutcome.Failed _, SearchOutcome.NotPermitted _, SearchOutcome.NotSupplied _ -> outcome;
        };
    }

    private static FeedReading with(FeedReading reading, FeedAnswer answer) {
        return new FeedReading(reading.feed(), answer, reading.requests(), reading.took());
    }
}
