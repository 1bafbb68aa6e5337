package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.context.TabId;
import org.sightline.registration.admission.AgeRule;
import org.sightline.registration.admission.DeathRule;
import org.sightline.registration.admission.LifeRules;
import org.sightline.registration.admission.Whom;
import org.sightline.registration.profile.Narrowing;

/** What access.yaml says of children and of people who died. */
class LifeFileTest {

    private static final Map<TabId, List<String>> TABS = Map.of(
            TabId.SUMMARY, List.of("allergies", "documents", "contacts"), new TabId("gp-data"), List.of("problems"));
    private static final String ROLES = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary, gp-data]
              - name: Secretary
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R1740}]
                tabs: [summary]
                panels: [{tab: summary, shows: [contacts]}]
            unknownRole: {tabs: []}
            override:
              reasons: [{code: consent, words: The patient consents}]
              roles: [Nurse]
              organisations: [northgate]
            """;

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void areReadWithWhomTheyAreAbout() {
        access("""
                ages:
                  - name: under 16
                    under: 16
                    roles: [Nurse]
                    organisations: [northgate]
                    tabs: [gp-data]
                    panels: [{tab: summary, hidden: [documents], existsOnly: [allergies]}]
                    override: afterOverride
                deceased:
                  - {name: one year, shownForMonths: 12, roles: [Nurse], override: afterOverride}
                  - {name: nobody else, shownForMonths: 0}
                """);

        assertEquals(List.of(), lines(Severity.WARNING));
        Narrowing takes = new Narrowing(
                "",
                Set.of(new TabId("gp-data")),
                Map.of(TabId.SUMMARY, new Narrowing.Less(Set.of("documents"), Set.of("allergies"))));
        assertEquals(
                new LifeRules(
                        List.of(new AgeRule(
                                "under 16", 16, new Whom(Set.of("Nurse"), Set.of("northgate")), takes, true)),
                        List.of(
                                new DeathRule("one year", new Whom(Set.of("Nurse"), Set.of()), 12, true),
                                new DeathRule("nobody else", new Whom(Set.of(), Set.of()), 0, false))),
                ConfigFolder.loader(false)
                        .knowing(TABS)
                        .load(temporary)
                        .access()
                        .life());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ages: [{name: a, under: 0, tabs: [summary]}] | 14:25: ages[0].under: has to be a whole number from 1 to 25
            ages: [{name: a, under: 16, roles: [Nurses], tabs: [summary]}] | 14:37: ages[0].roles[0]: there is no group of roles Nurses; did you mean Nurse?
            ages: [{name: a, under: 16, organisations: [northgat], tabs: [summary]}] | 14:45: ages[0].organisations[0]: there is no organisation northgat; did you mean northgate?
            ages: [{name: a, under: 16, tabs: [summry]}] | 14:36: ages[0].tabs[0]: there is no tab summry; did you mean summary?
            ages: [{name: a, under: 16, panels: [{tab: summary, hidden: [document]}]}] | 14:62: ages[0].panels[0].hidden[0]: the tab has no panel document; did you mean documents?
            ages: [{under: 16, tabs: [summary]}] | 14:8: ages[0].name: is missing
            deceased: [{name: a}] | 14:12: deceased[0].shownForMonths: is missing
            deceased: [{name: a, shownForMonths: 1, role: [Nurse]}] | 14:41: deceased[0].role: is not a known field; did you mean roles?
            """)
    @DisplayName("K01 a rule that cannot be is told with file, line and field")
    void tellsWhatIsWrong(String rule, String expected) {
        access(rule + "\n");

        List<String> problems = lines(Severity.ERROR);
        assertTrue(problems.contains("access.yaml:" + expected), () -> expected + " among " + problems);
    }

    @Test
    @DisplayName("a rule that can never apply, or that one above it hides, is a warning")
    void warnsOfWhatNeverApplies() {
        access("""
                ages:
                  - {name: for nobody, under: 18, roles: [Secretary], tabs: [gp-data]}
                  - {name: under 18, under: 18, tabs: [gp-data]}
                  - {name: under 16, under: 16, roles: [Nurse], tabs: [gp-data]}
                  - {name: of nothing, under: 16}
                deceased:
                  - {name: all, shownForMonths: 12}
                  - {name: nurses, shownForMonths: 36, roles: [Nurse]}
                """);

        assertEquals(
                List.of(
                        "access.yaml:15:5: ages[0]: takes nothing away: none of its roles is shown any of this",
                        "access.yaml:17:5: ages[2]: takes nothing away: none of its roles is shown any of this",
                        "access.yaml:18:5: ages[3]: takes nothing away: none of its roles is shown any of this",
                        "access.yaml:21:5: deceased[1]: never applies: \"all\" above is about all whom it is about"),
                lines(Severity.WARNING));
    }

    @Test
    void warnsOfAnOverrideThatNobodyMayHave() {
        folder.write(
                "access.yaml",
                ROLES.substring(0, ROLES.indexOf("override:"))
                        + "deceased: [{name: a, shownForMonths: 1, override: afterOverride}]\n");

        assertEquals(
                List.of("access.yaml:10:51: deceased[0].override: has no effect: nobody may override"),
                lines(Severity.WARNING));
    }

    private void access(String rules) {
        folder.write("access.yaml", ROLES + rules);
    }

    private List<String> lines(Severity severity) {
        return ConfigFolder.loader(false).knowing(TABS).check(temporary).problems().stream()
                .filter(problem -> problem.severity() == severity)
                .map(Object::toString)
                .toList();
    }
}
