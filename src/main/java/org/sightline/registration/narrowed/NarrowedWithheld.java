package org.sightline.registration.narrowed;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.codes.ValueSet;
import org.sightline.codes.ValueSetHead;
import org.sightline.context.FeedId;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.LabelRule;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCodes;
import org.sightline.registration.admission.Whom;

/** What is withheld in force and by a changed file, together: whatever either of them withholds. */
final class NarrowedWithheld {

    private final Collection<FeedId> feeds;

    NarrowedWithheld(List<FeedRegistration> feeds) {
        this.feeds = feeds.stream().map(FeedRegistration::id).toList();
    }

    WithheldRules of(WithheldRules inForce, WithheldRules now) {
        return new WithheldRules(
                labels(inForce.labels(), now.labels()),
                new SensitiveCodes(
                        Set.copyOf(both(inForce.codes().single(), now.codes().single())),
                        lists(inForce.codes().lists(), now.codes().lists())),
                inForce.gaps(),
                both(inForce.categories(), now.categories()),
                both(inForce.associations(), now.associations()),
                restricted(inForce.restrictedPatients(), now.restrictedPatients()),
                both(inForce.lines(), now.lines()));
    }

    /** Of each list once, and of an edition that is new beside the one in force. */
    private static List<ValueSet> lists(List<ValueSet> inForce, List<ValueSet> now) {
        Map<ValueSetHead, ValueSet> all = new LinkedHashMap<>();
        Stream.concat(inForce.stream(), now.stream()).forEach(list -> all.putIfAbsent(list.head(), list));
        return List.copyOf(all.values());
    }

    private static <T> List<T> both(Collection<T> one, Collection<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static Map<String, LabelRule> labels(Map<String, LabelRule> inForce, Map<String, LabelRule> now) {
        Map<String, LabelRule> all = new HashMap<>(inForce);
        now.forEach((system, rule) -> all.merge(system, rule, NarrowedWithheld::labels));
        return all;
    }

    private static LabelRule labels(LabelRule one, LabelRule other) {
        Set<String> withheld = new HashSet<>(one.withheld());
        withheld.addAll(other.withheld());
        Set<String> named = new HashSet<>(one.shown());
        named.addAll(other.shown());
        return new LabelRule(
                withheld,
                named.stream()
                        .filter(code -> !withholds(one, code) && !withholds(other, code))
                        .collect(Collectors.toUnmodifiableSet()),
                one.otherWithheld() || other.otherWithheld(),
                both(one.afterOverride(), other.afterOverride()).stream()
                        .filter(code -> opens(one, code) && opens(other, code))
                        .collect(Collectors.toUnmodifiableSet()),
                shownTo(one, other));
    }

    /** From whoever is not named. */
    private static boolean withholds(LabelRule rule, String code) {
        return rule.withholds(code, false, _ -> false);
    }

    private static boolean opens(LabelRule rule, String code) {
        return rule.afterOverride().contains(code) || !withholds(rule, code);
    }

    /** Who is shown it by both. */
    private static Map<String, Whom> shownTo(LabelRule one, LabelRule other) {
        Map<String, Whom> both = new HashMap<>();
        Stream.of(one, other)
                .flatMap(rule -> rule.shownTo().keySet().stream())
                .distinct()
                .forEach(code -> shownTo(one, code)
                        .flatMap(those -> shownTo(other, code).flatMap(those::and))
                        .ifPresent(those -> both.put(code, those)));
        return both;
    }

    /** Empty for nobody. */
    private static Optional<Whom> shownTo(LabelRule rule, String code) {
        return withholds(rule, code)
                ? Optional.ofNullable(rule.shownTo().get(code))
                : Optional.of(new Whom(Set.of(), Set.of()));
    }

    /** Where only one of them names feeds, all do: those that are asked count for the one, those named for the other. */
    private RestrictedPatients restricted(RestrictedPatients inForce, RestrictedPatients now) {
        if (inForce.equals(now)) {
            return inForce;
        }
        boolean all = inForce.mustAnswer().isEmpty() || now.mustAnswer().isEmpty();
        boolean none = inForce.mustAnswer().isEmpty() && now.mustAnswer().isEmpty();
        Set<FeedId> named = new HashSet<>(inForce.mustAnswer());
        named.addAll(now.mustAnswer());
        if (all && !none) {
            named.addAll(feeds);
        }
        return new RestrictedPatients(
                inForce.closes() || now.closes(), named, Set.copyOf(both(inForce.marks(), now.marks())));
    }
}
