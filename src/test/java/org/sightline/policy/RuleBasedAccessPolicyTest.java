package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.policy.AccessPolicy.Decision;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.LaunchConfig;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.testing.Launches;
import org.sightline.testing.WithheldFile;

class RuleBasedAccessPolicyTest {

    private static final TabId FRAILTY = new TabId("frailty");
    private static final Decision DENIED = new Decision.Denied("role-not-permitted");

    private final AtomicReference<LaunchConfig> config = new AtomicReference<>(config(new AccessRules(
            List.of(
                    rule("Nurse", "R8001", Set.of(TabId.SUMMARY)),
                    rule("Consultant", "R0050", Set.of(TabId.SUMMARY, FRAILTY))),
            Set.of())));
    private final AccessPolicy policy =
            new RuleBasedAccessPolicy(config::get, new TabCatalogue(), InstantSource.system());

    @ParameterizedTest
    @DisplayName("H13: each role opens its own tabs and no other's")
    @CsvSource({
        "R8001, summary, true",
        "R8001, frailty, false",
        "R0050, summary, true",
        "R0050, frailty, true",
        "R9999, summary, false"
    })
    void opensTheTabsOfTheRole(String role, String tab, boolean permitted) {
        assertEquals(
                permitted ? new Decision.Permitted() : DENIED,
                policy.mayOpen(Launches.as(new Coded(Launches.JOB_ROLE, role, "")), new TabId(tab)));
    }

    @Test
    @DisplayName("J19: a role of the right code in another system is unknown and gets the least")
    void comparesTheRolesSystemToo() {
        assertEquals(DENIED, policy.mayOpen(Launches.as(new Coded("urn:other", "R0050", "Consultant")), TabId.SUMMARY));
        assertEquals(Set.of(), policy.tabsOf(Launches.as(new Coded("urn:other", "R0050", "Consultant"))));
    }

    @ParameterizedTest
    @DisplayName("H13: the record begins at the tab the launch asks for, or the first in the bar that the role opens")
    @CsvSource({"frailty, frailty", "gp-data, diabetes", ", diabetes"})
    void beginsAtATabThatTheRoleOpens(@Nullable String asked, String first) {
        Set<TabId> opened = Set.of(FRAILTY, new TabId("diabetes"));
        config.set(config(new AccessRules(List.of(rule("Nurse", "R8001", opened)), Set.of())));
        LaunchContext rita = Launches.ritaOpensIvy();
        LaunchContext launch = new LaunchContext(
                rita.registration(),
                rita.voucher(),
                rita.patient(),
                rita.practitioner(),
                rita.workplace(),
                rita.purpose(),
                new LaunchContext.Circumstances(null, asked == null ? null : new TabId(asked), null));
        assertEquals(new TabId(first), policy.firstTab(launch));
    }

    @Test
    @DisplayName("S14: a role taken away counts from the next decision on")
    void asksForTheRulesInForceEachTime() {
        assertEquals(new Decision.Permitted(), policy.mayOpen(Launches.ritaOpensIvy(), TabId.SUMMARY));

        config.set(config(new AccessRules(List.of(), Set.of())));

        assertEquals(DENIED, policy.mayOpen(Launches.ritaOpensIvy(), TabId.SUMMARY));
    }

    @Test
    void withholdsWhatTheConfigurationInForceSays(@TempDir Path folder) throws IOException {
        config.set(SensitiveFolder.config(folder, WithheldFile.withoutLists()));
        Condition restricted = new Condition();
        restricted
                .getMeta()
                .addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", null));

        assertTrue(policy.withholds(Launches.ritaOpensIvy(), restricted));
        assertFalse(policy.withholds(Launches.ritaOpensIvy(), new Condition()));
    }

    private static RoleRule rule(String name, String code, Set<TabId> tabs) {
        return new RoleRule(name, List.of(new RoleCode(Launches.JOB_ROLE, code)), tabs);
    }

    private static LaunchConfig config(AccessRules access) {
        return new LaunchConfig(List.of(), List.of(), access, "test");
    }
}
