package org.sightline.registration.narrowed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigValue;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.OverrideRules;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.narrowed.ChangedFolder.AccessFile;
import org.sightline.registration.profile.RoleProfile;

/**
 * What is left of the access rules in force by what can be read of the changed file. A role that it names no more is an
 * unknown one, which is shown the least of all.
 */
final class NarrowedAccess {

    private static final String ROLES = "roles";
    private static final String ORGANISATIONS = "organisations";
    private static final String UNKNOWN = "unknownRole";
    private static final String OVERRIDE = "override";
    private static final String ACTING_FOR = "actingFor";

    private final AccessFile file;
    private final ConfigValue root;
    private final PartsKept parts;

    NarrowedAccess(AccessFile file, PartsKept parts) {
        this.file = file;
        this.root = file.root();
        this.parts = parts;
    }

    /** By which nobody is shown anything. */
    static AccessRules nothing(AccessRules inForce) {
        return new AccessRules(
                List.of(),
                RoleProfile.whole(AccessRules.UNKNOWN_ROLE, Set.of()),
                inForce.recordsSinceOrNull(),
                OverrideRules.NOBODY,
                inForce.life(),
                ActingForRules.NOBODY,
                inForce.terms());
    }

    AccessRules of(AccessRules inForce) {
        return new AccessRules(
                inForce.roles().stream().flatMap(role -> role(role).stream()).toList(),
                profile(inForce.unknownRole(), root.has(UNKNOWN) ? root.field(UNKNOWN) : null),
                inForce.recordsSinceOrNull(),
                override(inForce.override()),
                life(inForce.life()),
                actingFor(inForce.actingFor()),
                inForce.terms());
    }

    private Optional<RoleRule> role(RoleRule inForce) {
        if (!root.has(ROLES) || !root.field(ROLES).isList()) {
            return Optional.of(inForce);
        }
        Optional<ConfigValue> now = root.allItems(ROLES).stream()
                .filter(role -> role.text("name", "").equals(inForce.name()))
                .findFirst();
        if (now.isEmpty()) {
            parts.note("the roles of " + inForce.name());
            return Optional.empty();
        }
        return Optional.of(new RoleRule(
                inForce.name(),
                parts.keep(
                        inForce.codes(),
                        code -> isNamed(now.get(), code),
                        code -> "role " + code.code() + " of " + inForce.name()),
                profile(inForce.profile(), now.get())));
    }

    private static boolean isNamed(ConfigValue role, RoleCode code) {
        return !role.has("codes")
                || role.allItems("codes").stream()
                        .anyMatch(item -> !item.isSound()
                                || (item.text("system").equals(code.system())
                                        && item.text("code").equals(code.code())));
    }

    /** Panels only of a file that is sound: the parts of one that is not may not belong together. */
    private RoleProfile profile(RoleProfile inForce, @Nullable ConfigValue now) {
        Set<TabId> tabs = parts.keepAll(
                inForce.tabs().keySet(),
                tab -> now == null ? !root.isSound() : PartsKept.has(now, "tabs", tab.value()),
                tab -> "tab " + tab.value() + " for " + inForce.rule());
        RoleProfile left = inForce.only(tabs);
        Optional<RoleProfile> sound = Optional.ofNullable(file.soundOrNull()).flatMap(rules -> sound(rules, inForce));
        RoleProfile less = sound.map(left::inBoth).orElse(left);
        if (!less.equals(left)) {
            parts.note("panels for " + inForce.rule());
        }
        return less;
    }

    private static Optional<RoleProfile> sound(AccessRules rules, RoleProfile inForce) {
        return inForce.rule().equals(AccessRules.UNKNOWN_ROLE)
                ? Optional.of(rules.unknownRole())
                : rules.roles().stream()
                        .filter(role -> role.name().equals(inForce.rule()))
                        .map(RoleRule::profile)
                        .findFirst();
    }

    private OverrideRules override(OverrideRules inForce) {
        if (!root.has(OVERRIDE)) {
            boolean gone = root.isSound() && !inForce.equals(OverrideRules.NOBODY);
            return parts.both(!inForce.equals(OverrideRules.NOBODY), !gone, "overrides")
                    ? inForce
                    : OverrideRules.NOBODY;
        }
        ConfigValue block = root.field(OVERRIDE);
        return new OverrideRules(
                parts.keep(
                        inForce.reasons(),
                        reason -> !block.has("reasons")
                                || block.allItems("reasons").stream()
                                        .anyMatch(item -> item.text("code", "").equals(reason.code())),
                        reason -> "overrides because of " + reason.code()),
                parts.keepAll(
                        inForce.roles(), role -> PartsKept.has(block, ROLES, role), role -> "overrides by " + role),
                parts.keepAll(
                        inForce.organisations(),
                        one -> PartsKept.has(block, ORGANISATIONS, one),
                        one -> "overrides at " + one));
    }

    private ActingForRules actingFor(ActingForRules inForce) {
        if (!root.has(ACTING_FOR)) {
            boolean any = !inForce.equals(ActingForRules.NOBODY);
            return parts.both(any, !root.isSound(), "acting for somebody") ? inForce : ActingForRules.NOBODY;
        }
        ConfigValue block = root.field(ACTING_FOR);
        Map<String, Set<String>> left = new HashMap<>();
        inForce.organisations().forEach((role, organisations) -> {
            List<ConfigValue> now = block.allItems("allowed").stream()
                    .filter(rule -> rule.text("role", "").equals(role))
                    .toList();
            left.put(
                    role,
                    parts.keepAll(
                            organisations,
                            one -> now.stream().anyMatch(rule -> PartsKept.has(rule, ORGANISATIONS, one)),
                            one -> "acting for somebody by " + role + " at " + one));
        });
        return new ActingForRules(
                parts.keepAll(
                        inForce.systems(),
                        system -> PartsKept.has(block, "identifierSystems", system),
                        system -> "acting for somebody named by " + system),
                left);
    }

    private LifeRules life(LifeRules inForce) {
        AccessRules sound = file.soundOrNull();
        LifeRules left = sound == null ? inForce : inForce.and(sound.life());
        if (!left.equals(inForce)) {
            parts.note("what is shown of children and of people who died, by the rules for them");
        }
        return left;
    }
}
