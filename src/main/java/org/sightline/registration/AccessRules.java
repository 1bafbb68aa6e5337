package org.sightline.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.registration.admission.DeathRule;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.admission.OrganisationTerms;
import org.sightline.registration.admission.Whom;
import org.sightline.registration.profile.Narrowing;
import org.sightline.registration.profile.RoleProfile;

/**
 * What which role is shown, and since when there is something to show, from {@code launch-config/access.yaml}.
 *
 * @param unknownRole what a role is shown that no group names: the least
 * @param recordsSinceOrNull the day on which the shared record of the region begins, where the tabs ask from then on
 * @param override who may open a record in spite of an objection or a label
 * @param life what holds for children and for people who died
 * @param actingFor who may act for somebody else
 * @param terms what the file of each registration makes stricter, by its id
 */
public record AccessRules(
        List<RoleRule> roles,
        RoleProfile unknownRole,
        @Nullable LocalDate recordsSinceOrNull,
        OverrideRules override,
        LifeRules life,
        ActingForRules actingFor,
        Map<String, OrganisationTerms> terms) {

    /** What the audit trail calls the rule of a role that no group names. */
    public static final String UNKNOWN_ROLE = "unknown role";

    public AccessRules {
        roles = List.copyOf(roles);
        terms = Map.copyOf(terms);
    }

    /** Of a region that states no first day, by which nobody may override anything. */
    public AccessRules(List<RoleRule> roles, Set<TabId> unknownRole) {
        this(roles, unknownRole, null, OverrideRules.NOBODY);
    }

    /** Which no registration narrows, and by which a role that no group names is shown these tabs whole. */
    public AccessRules(
            List<RoleRule> roles, Set<TabId> unknownRole, @Nullable LocalDate recordsSince, OverrideRules override) {
        this(
                roles,
                RoleProfile.whole(UNKNOWN_ROLE, unknownRole),
                recordsSince,
                override,
                LifeRules.NONE,
                ActingForRules.NOBODY,
                Map.of());
    }

    /** The same, made stricter by the files of registrations. */
    public AccessRules with(Map<String, OrganisationTerms> byRegistration) {
        return new AccessRules(roles, unknownRole, recordsSinceOrNull, override, life, actingFor, byRegistration);
    }

    /** The same with other rules for acting for somebody. */
    public AccessRules with(ActingForRules other) {
        return new AccessRules(roles, unknownRole, recordsSinceOrNull, override, life, other, terms);
    }

    /** The day on which the shared record of the region begins. */
    public Optional<LocalDate> recordsSince() {
        return Optional.ofNullable(recordsSinceOrNull);
    }

    /** The tabs that a role opens in launches of a registration. */
    public Set<TabId> tabsOf(Coded role, String registration) {
        return profileOf(group(role).orElse(null), registration).tabs().keySet();
    }

    /** What a launch's user is shown: what their role is, without what their organisation and the patient's age take away. */
    public RoleProfile profileOf(LaunchContext launch, LocalDate today, boolean overridden) {
        RoleProfile profile = profileOf(group(launch.practitioner().role()).orElse(null), launch.registration());
        LifeRules.Asked asked = new LifeRules.Asked(launch.patient().birthDate(), today, overridden);
        return life.of(profile, nameOfGroup(launch), launch.registration(), asked);
    }

    /** How long the record of somebody who died is shown to a launch's user; for ever if nothing is said. */
    public Optional<DeathRule> deathRuleOf(LaunchContext launch) {
        return life.death(nameOfGroup(launch), launch.registration());
    }

    /** Whether a launch's user is one of these. */
    public boolean is(LaunchContext launch, Whom whom) {
        return whom.is(nameOfGroup(launch), launch.registration());
    }

    private String nameOfGroup(LaunchContext launch) {
        return group(launch.practitioner().role()).map(RoleRule::name).orElse(UNKNOWN_ROLE);
    }

    /**
     * What a group of roles is shown in launches of a registration.
     *
     * @param group null for a role that no group names
     */
    public RoleProfile profileOf(@Nullable RoleRule group, String registration) {
        RoleProfile profile = group == null ? unknownRole : group.profile();
        List<Narrowing> narrowing = termsOf(registration).narrowings().stream()
                .filter(one -> one.role().equals(profile.rule()))
                .toList();
        if (narrowing.isEmpty()) {
            return profile;
        }
        RoleProfile left = profile;
        for (Narrowing one : narrowing) {
            left = one.of(left);
        }
        return new RoleProfile(profile.rule() + ", narrowed by " + registration, left.tabs());
    }

    /** What the file of a registration makes stricter. */
    public OrganisationTerms termsOf(String registration) {
        return terms.getOrDefault(registration, OrganisationTerms.NONE);
    }

    /** Whether this launch's organisation and its user's role allow an override. */
    public boolean mayOverride(LaunchContext launch) {
        return override.organisations().contains(launch.registration())
                && group(launch.practitioner().role())
                        .filter(rule -> override.roles().contains(rule.name()))
                        .isPresent();
    }

    /** Whether a role may act for somebody in launches of a registration. */
    public boolean mayActForSomebody(Coded role, String registration) {
        return group(role)
                .filter(rule -> actingFor.of(rule.name()).contains(registration))
                .isPresent();
    }

    /** Whether a launch says of nobody that its user acts for them, or of somebody for whom they may. */
    public boolean allowsActingFor(LaunchContext launch) {
        return launch.actingFor()
                .map(whom -> actingFor.systems().contains(whom.identifier().system())
                        && mayActForSomebody(launch.practitioner().role(), launch.registration()))
                .orElse(true);
    }

    private Optional<RoleRule> group(Coded role) {
        return roles.stream().filter(rule -> rule.names(role)).findFirst();
    }

    /**
     * Who may act for somebody else, and by which identifiers that somebody is named.
     *
     * @param systems those of the identifiers
     * @param organisations the launch registrations in which each group of roles may, by the group's name
     */
    public record ActingForRules(Set<String> systems, Map<String, Set<String>> organisations) {

        /** By which nobody may. */
        public static final ActingForRules NOBODY = new ActingForRules(Set.of(), Map.of());

        public ActingForRules {
            systems = Set.copyOf(systems);
            organisations = Map.copyOf(organisations);
        }

        /** The registrations in which a group of roles may. */
        public Set<String> of(String role) {
            return organisations.getOrDefault(role, Set.of());
        }

        /** The groups of roles that may in launches of a registration, by name. */
        public List<String> rolesOf(String registration) {
            return organisations.keySet().stream()
                    .filter(role -> of(role).contains(registration))
                    .sorted()
                    .toList();
        }
    }

    /** A group of role codes that are shown the same. */
    public record RoleRule(String name, List<RoleCode> codes, RoleProfile profile) {

        public RoleRule {
            codes = List.copyOf(codes);
        }

        /** That opens these tabs as their files have them. */
        public RoleRule(String name, List<RoleCode> codes, Set<TabId> tabs) {
            this(name, codes, RoleProfile.whole(name, tabs));
        }

        public boolean names(Coded role) {
            return codes.stream()
                    .anyMatch(c -> c.system().equals(role.system()) && c.code().equals(role.code()));
        }
    }

    /**
     * A role's code in its code system.
     *
     * @param term what the code system calls it; empty if the file does not say
     * @param source where that was found; empty if the file does not say
     */
    public record RoleCode(String system, String code, String term, String source) {

        public RoleCode(String system, String code) {
            this(system, code, "", "");
        }
    }
}
