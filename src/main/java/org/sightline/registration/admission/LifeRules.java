package org.sightline.registration.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sightline.registration.profile.RoleProfile;

/**
 * What holds for the records of children, and of people who died, besides what holds for all.
 *
 * @param ages all of those count that are about a patient
 * @param deaths the first one counts that is about a launch
 */
public record LifeRules(List<AgeRule> ages, List<DeathRule> deaths) {

    /** By which their records are shown as all others are. */
    public static final LifeRules NONE = new LifeRules(List.of(), List.of());

    public LifeRules {
        ages = List.copyOf(ages);
        deaths = List.copyOf(deaths);
    }

    /**
     * Those by which no more is shown than by either. Pairs of rules about people who died come first, in the order of
     * both lists, so that the first that is about a launch is made of the one that counts in each.
     */
    public LifeRules and(LifeRules other) {
        if (ages.containsAll(other.ages) && deaths.containsAll(other.deaths)) {
            return this;
        }
        Stream<DeathRule> pairs =
                deaths.stream().flatMap(one -> other.deaths.stream().flatMap(second -> one.and(second).stream()));
        return new LifeRules(
                Stream.concat(ages.stream(), other.ages.stream()).distinct().toList(),
                Stream.of(pairs, deaths.stream(), other.deaths.stream())
                        .flatMap(Function.identity())
                        .distinct()
                        .toList());
    }

    /** Of whom a profile is asked: the patient on a day, and whether the user said why the record has to be shown. */
    public record Asked(LocalDate born, LocalDate today, boolean overridden) {}

    /**
     * What is left of a role's profile for a patient.
     *
     * @param role the group of roles
     */
    public RoleProfile of(RoleProfile profile, String role, String organisation, Asked asked) {
        Predicate<AgeRule> counts = rule -> rule.whom().is(role, organisation)
                && rule.isFor(asked.born(), asked.today())
                && !(asked.overridden() && rule.afterOverride());
        RoleProfile left = profile;
        for (AgeRule rule : ages) {
            if (counts.test(rule)) {
                left = new RoleProfile(
                        left.rule() + ", " + rule.name(), rule.takes().of(left).tabs());
            }
        }
        return left;
    }

    /** The rule for launches of an organisation's role about somebody who died. */
    public Optional<DeathRule> death(String role, String organisation) {
        return deaths.stream()
                .filter(rule -> rule.whom().is(role, organisation))
                .findFirst();
    }
}
