package org.sightline.registration.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.configuration.ConfigValue;
import org.sightline.registration.admission.AgeRule;
import org.sightline.registration.admission.DeathRule;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.admission.Whom;
import org.sightline.registration.profile.Narrowing;
import org.sightline.registration.profile.RoleProfile;

/** Reads what {@code access.yaml} says of children and of people who died, once its roles are known. */
final class LifeReader {

    private static final String OVERRIDE = "override";

    private final ProfileReader profiles;
    private final NamesThere names;
    private final Map<String, RoleProfile> roles;
    private final boolean anybodyOverrides;

    /**
     * @param names of roles and organisations
     * @param roles what each group is shown otherwise, by its name, unknown ones included
     * @param anybodyOverrides whether the file lets anybody
     */
    LifeReader(ProfileReader profiles, NamesThere names, Map<String, RoleProfile> roles, boolean anybodyOverrides) {
        this.profiles = profiles;
        this.names = names;
        this.roles = Map.copyOf(roles);
        this.anybodyOverrides = anybodyOverrides;
    }

    LifeRules read(ConfigValue root) {
        List<AgeRule> ages = new ArrayList<>();
        for (ConfigValue block : root.items("ages")) {
            AgeRule rule = new AgeRule(
                    block.text("name"),
                    block.number("under", 0),
                    whom(block),
                    NarrowingReader.takes("", block),
                    afterOverride(block));
            NarrowingReader.checkPlaces(block, profiles);
            checkEffect(block, rule, ages);
            ages.add(rule);
        }
        List<DeathRule> deaths = new ArrayList<>();
        for (ConfigValue block : root.items("deceased")) {
            DeathRule rule = new DeathRule(
                    block.text("name"), whom(block), block.number("shownForMonths", 0), afterOverride(block));
            deaths.stream()
                    .filter(before -> before.whom().covers(rule.whom()))
                    .findFirst()
                    .ifPresent(before -> block.warning(
                            "never applies: \"" + before.name() + "\" above is about all whom it is about"));
            deaths.add(rule);
        }
        return new LifeRules(ages, deaths);
    }

    private Whom whom(ConfigValue block) {
        names.check(block);
        return new Whom(Set.copyOf(block.texts("roles")), Set.copyOf(block.texts("organisations")));
    }

    private boolean afterOverride(ConfigValue block) {
        boolean afterOverride = block.text(OVERRIDE, "never").equals("afterOverride");
        if (afterOverride && !anybodyOverrides) {
            block.field(OVERRIDE).warning("has no effect: nobody may override");
        }
        return afterOverride;
    }

    /** A rule that takes away nothing that was there, for none of whom it is about. */
    private void checkEffect(ConfigValue block, AgeRule rule, List<AgeRule> before) {
        List<AgeRule> always = before.stream()
                .filter(one -> one.under() >= rule.under()
                        && one.whom().covers(rule.whom())
                        && (!one.afterOverride() || rule.afterOverride()))
                .toList();
        boolean has = roles.entrySet().stream()
                .filter(role ->
                        rule.whom().roles().isEmpty() || rule.whom().roles().contains(role.getKey()))
                .map(Map.Entry::getValue)
                .anyMatch(profile -> takesSomething(rule.takes(), profile, always));
        if (block.isSound() && !has) {
            block.warning("takes nothing away: none of its roles is shown any of this");
        }
    }

    private boolean takesSomething(Narrowing takes, RoleProfile profile, List<AgeRule> before) {
        RoleProfile left = profile;
        for (AgeRule one : before) {
            left = one.takes().of(left);
        }
        return !profiles.isNoLess(takes.of(left), left);
    }

    /** The names that a file may use of roles and organisations. */
    interface NamesThere {

        /** Notes those of a block that there are not. */
        void check(ConfigValue block);
    }
}
