package org.sightline.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.sightline.context.FeedId;
import org.sightline.display.CompletedCodes;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.SearchOutcome;
import org.sightline.feed.SearchPlan;
import org.sightline.policy.HiddenTypes;
import org.sightline.policy.WithheldTargets;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.tab.restricted.RestrictedRecord;
import org.sightline.tab.restricted.Restriction;

/**
 * Takes out what policy withholds, before anything is mapped, counted or shown. What repeats a withheld resource goes
 * with it: a prescription's display text or a report's conclusion would tell what was taken out. Whatever else names it
 * stays and loses the name.
 */
final class Withholding {

    private final Predicate<Resource> policy;
    private final BiPredicate<Set<Resource>, Resource> associations;
    private final CompletedCodes codes;
    private final HiddenTypes hidden;
    private final RestrictedRecord restricted;
    private final Map<FeedId, PermittedReading> permitted = new HashMap<>();

    /** By which nothing goes with anything but by its references. */
    Withholding(Predicate<Resource> policy, CompletedCodes codes, HiddenTypes hidden) {
        this(policy, (_, _) -> false, codes, hidden, RestrictedPatients.WHEREABOUTS);
    }

    /**
     * @param associations whether a resource goes with these withheld ones
     * @param codes what maps and lists say of codes: what is withheld is so by such a code as well
     * @param hidden the kinds of entries of which the role is shown nothing
     * @param rules what becomes of a patient's record whom a source labels as restricted
     */
    Withholding(
            Predicate<Resource> policy,
            BiPredicate<Set<Resource>, Resource> associations,
            CompletedCodes codes,
            HiddenTypes hidden,
            RestrictedPatients rules) {
        this.policy = policy;
        this.associations = associations;
        this.codes = codes;
        this.hidden = hidden;
        this.restricted = new RestrictedRecord(rules);
    }

    /** What is left of all that has come by now: what locates the patient only if no source restricts the record. */
    List<PermittedReading> of(List<FeedReading> readings) {
        restricted.hear(readings);
        return readings.stream().map(this::once).map(this::unlessRestricted).toList();
    }

    /** What the sources have said by now of whether the record is restricted. */
    Restriction restriction() {
        return restricted.restriction();
    }

    /** Whether nothing of it is to be shown. */
    boolean isClosed() {
        return restricted.isClosed();
    }

    private PermittedReading unlessRestricted(PermittedReading permitted) {
        RestrictedRecord.Left left = restricted.of(permitted.reading());
        if (left.reading() == permitted.reading()) {
            return permitted;
        }
        Map<SearchPlan.Search, List<Resource>> lost = new HashMap<>(permitted.lost());
        left.lost()
                .forEach((search, more) -> lost.merge(
                        search,
                        more,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return new PermittedReading(left.reading(), permitted.withheld() + left.withheld(), lost);
    }

    /** As {@link #apply}, once for each feed's answer, whose codes are completed before. */
    PermittedReading once(FeedReading reading) {
        PermittedReading known = permitted.get(reading.feed().id());
        if (known == null || known.reading().isAwaited()) {
            if (reading.answer() instanceof FeedAnswer.Answered answered) {
                CodesOfPanels.once(answered).forEach(codes::in);
                answered.included().values().forEach(codes::in);
            }
            known = forRole(apply(reading));
            permitted.put(reading.feed().id(), known);
        }
        return known;
    }

    /** The same without a name of what the role is not shown. */
    private PermittedReading forRole(PermittedReading reading) {
        if (hidden.isEmpty() || !(reading.reading().answer() instanceof FeedAnswer.Answered answered)) {
            return reading;
        }
        Map<String, Resource> included = new HashMap<>(answered.included());
        included.values().removeIf(hidden::contains);
        FeedAnswer rest = new FeedAnswer.Answered(answered.readAt(), answered.patient(), answered.outcomes(), included);
        CodesOfPanels.once(answered).forEach(hidden::takeNamesOutOf);
        included.values().forEach(hidden::takeNamesOutOf);
        return new PermittedReading(with(reading.reading(), rest), reading.withheld(), reading.lost());
    }

    PermittedReading apply(FeedReading reading) {
        if (!(reading.answer() instanceof FeedAnswer.Answered answered)) {
            return PermittedReading.whole(reading);
        }
        if (policy.test(answered.patient())) {
            int all = FeedAnswer.resourcesOf(answered).size();
            return new PermittedReading(with(reading, new FeedAnswer.Withheld()), all, Map.of());
        }
        WithheldTargets withheld = withheldOf(answered);
        if (withheld.isEmpty()) {
            return PermittedReading.whole(reading);
        }
        withheld.takeNamesOutOf(answered.patient());
        Map<SearchPlan.Search, SearchOutcome> outcomes = new HashMap<>();
        Map<SearchPlan.Search, List<Resource>> lost = new HashMap<>();
        answered.outcomes().forEach((search, outcome) -> {
            SearchOutcome left = outcome.without(withheld::contains);
            outcomes.put(search, left);
            List<Resource> losses = losses(outcome, left, withheld);
            if (!losses.isEmpty()) {
                lost.put(search, losses);
            }
        });
        Map<String, Resource> included = new HashMap<>(answered.included());
        included.values().removeIf(withheld::contains);
        included.values().forEach(withheld::takeNamesOutOf);
        FeedAnswer rest = new FeedAnswer.Answered(answered.readAt(), answered.patient(), outcomes, included);
        return new PermittedReading(with(reading, rest), withheld.size(), lost);
    }

    /** What is gone, and what lost a name. */
    private static List<Resource> losses(SearchOutcome before, SearchOutcome left, WithheldTargets withheld) {
        return Stream.concat(
                        before.resources().stream().filter(withheld::contains),
                        left.resources().stream().filter(withheld::takeNamesOutOf))
                .toList();
    }

    /** With what gives one of them away, and what gives that away in turn. */
    private WithheldTargets withheldOf(FeedAnswer.Answered answered) {
        List<Resource> all = Stream.concat(
                        FeedAnswer.resourcesOf(answered).stream(), answered.included().values().stream())
                .toList();
        WithheldTargets withheld = new WithheldTargets();
        all.stream().filter(this::isWithheldItself).forEach(withheld::addItself);
        int before = 0;
        while (!withheld.isEmpty() && before != withheld.size()) {
            before = withheld.size();
            all.stream()
                    .filter(resource -> !withheld.contains(resource))
                    .filter(resource ->
                            withheld.areGivenAwayBy(resource) || associations.test(withheld.resources(), resource))
                    .toList()
                    .forEach(withheld::add);
        }
        return withheld;
    }

    private boolean isWithheldItself(Resource resource) {
        return policy.test(resource)
                || CompletedCodes.isSoMeaningAll(resource, policy)
                || (resource instanceof DomainResource domain
                        && domain.getContained().stream().anyMatch(policy));
    }

    private static FeedReading with(FeedReading reading, FeedAnswer answer) {
        return new FeedReading(reading.feed(), answer, reading.requests(), reading.took());
    }
}
