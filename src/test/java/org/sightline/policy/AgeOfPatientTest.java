package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.Coded;
import org.sightline.context.Death;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy.Decision;
import org.sightline.policy.AccessPolicy.OfDeceased;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.OverrideRules;
import org.sightline.registration.admission.AgeRule;
import org.sightline.registration.admission.DeathRule;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.admission.Whom;
import org.sightline.registration.profile.Narrowing;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.testing.Launches;

/** The policy for children and for people who died; Ivy was born on 12-Mar-1945. */
class AgeOfPatientTest {

    private static final Whom EVERYBODY = new Whom(Set.of(), Set.of());

    private final LaunchContext nurse = Launches.as(new Coded(Launches.JOB_ROLE, "R8001", "Nurse"));
    private Instant now = Instant.parse("1961-03-11T12:00:00Z");
    private final AccessPolicy policy = new RuleBasedAccessPolicy(this::config, new TabCatalogue(), () -> now);

    @Test
    @DisplayName(
            "a tab that is not for a child of that age is refused, opens after an override, and opens from the birthday on")
    void opensFromTheBirthdayOn() {
        assertEquals(new Decision.Denied("role-not-permitted"), policy.mayOpen(nurse, TabId.SUMMARY));
        assertEquals("Nurse, under 16", policy.profileOf(nurse).rule());
        assertEquals(Set.of(), policy.tabsOf(nurse));
        assertEquals(new Decision.Permitted(), policy.mayOpenAfterOverride(nurse, TabId.SUMMARY));
        assertEquals(Set.of(TabId.SUMMARY), policy.tabsAfterOverride(nurse));
        assertEquals("Nurse", policy.profileAfterOverride(nurse).rule());

        now = Instant.parse("1961-03-12T00:00:00Z");
        assertEquals(new Decision.Permitted(), policy.mayOpen(nurse, TabId.SUMMARY));
    }

    @Test
    @DisplayName(
            "the record of somebody who died is shown for the months of the rule, and after an override if it says so")
    void isShownForTheMonthsOfTheRule() {
        Death died = new Death(LocalDate.of(1961, 1, 11));
        assertEquals(new OfDeceased.Shown(), policy.ofDeceased(nurse, died, false));

        now = Instant.parse("1961-04-11T12:00:00Z");
        assertEquals(new OfDeceased.NotShown("three months", true), policy.ofDeceased(nurse, died, false));
        assertEquals(new OfDeceased.Shown(), policy.ofDeceased(nurse, died, true));
        assertEquals(new OfDeceased.NotShown("three months", true), policy.ofDeceased(nurse, new Death(null), false));
    }

    private LaunchConfig config() {
        Narrowing noSummary = new Narrowing("", Set.of(TabId.SUMMARY), Map.of());
        LifeRules life = new LifeRules(
                List.of(new AgeRule("under 16", 16, EVERYBODY, noSummary, true)),
                List.of(new DeathRule("three months", EVERYBODY, 3, true)));
        AccessRules access = new AccessRules(
                List.of(new RoleRule(
                        "Nurse", List.of(new RoleCode(Launches.JOB_ROLE, "R8001")), Set.of(TabId.SUMMARY))),
                RoleProfile.whole(AccessRules.UNKNOWN_ROLE, Set.of()),
                null,
                OverrideRules.NOBODY,
                life,
                AccessRules.ActingForRules.NOBODY,
                Map.of());
        return new LaunchConfig(List.of(), List.of(), access, "v1");
    }
}
