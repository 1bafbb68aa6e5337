package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.profile.RoleProfile;
import org.sightline.registration.profile.Showing;
import org.sightline.registration.profile.TabShown;
import org.sightline.testing.Launches;

/** What access.yaml and an organisation's file say of tabs and panels, and how they are told that it cannot be. */
class RolesFileTest {

    private static final TabId FRAILTY = new TabId("frailty");
    private static final Map<TabId, List<String>> TABS = Map.of(
            TabId.SUMMARY,
            List.of("allergies", "problems", "documents", "contacts"),
            FRAILTY,
            List.of("falls", "home"));
    private static final String ACCESS = """
            codeSystems:
              - {system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, source: UK Core}
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001, term: Nurse}]
                tabs: [summary, frailty]
              - name: Secretary
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R1740}]
                tabs: [summary]
                panels:
                  - tab: summary
                    shows: [contacts, documents]
                    existsOnly: [documents]
            unknownRole:
              tabs: []
            """;
    private static final String NARROWS = """
            narrows:
              - role: Nurse
                tabs: [frailty]
                panels:
                  - tab: summary
                    hidden: [problems]
                    existsOnly: [documents]
            """;

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary).write("access.yaml", ACCESS);
        folder.write("organisations/northgate.yaml", ConfigFolder.ORGANISATION + NARROWS);
    }

    @Test
    void readsWhatARoleIsShownInItsOrder() {
        assertEquals(List.of(), lines());
        RoleProfile secretary = profileOf("R1740", "elsewhere");
        assertEquals("Secretary", secretary.rule());
        TabShown summary = secretary.tabs().get(TabId.SUMMARY);
        assertEquals(List.of("contacts", "documents"), summary.inOrder(TABS.get(TabId.SUMMARY)));
        assertEquals(Showing.IN_FULL, secretary.showing(TabId.SUMMARY, "contacts"));
        assertEquals(Showing.EXISTS_ONLY, secretary.showing(TabId.SUMMARY, "documents"));
        assertEquals(Showing.NOT_AT_ALL, secretary.showing(TabId.SUMMARY, "allergies"));
        assertEquals(Showing.NOT_AT_ALL, secretary.showing(FRAILTY, "falls"));
        assertEquals(
                new AccessRules.RoleCode(Launches.JOB_ROLE, "R8001", "Nurse", "UK Core"),
                rules().roles().getFirst().codes().getFirst());
    }

    @Test
    void anOrganisationsFileNarrowsItsOwnLaunchesAlone() {
        RoleProfile here = profileOf("R8001", "northgate");
        assertEquals("Nurse, narrowed by northgate", here.rule());
        assertEquals(Set.of(TabId.SUMMARY), here.tabs().keySet());
        assertEquals(Showing.NOT_AT_ALL, here.showing(TabId.SUMMARY, "problems"));
        assertEquals(Showing.EXISTS_ONLY, here.showing(TabId.SUMMARY, "documents"));
        assertEquals(Showing.IN_FULL, here.showing(TabId.SUMMARY, "allergies"));
        assertEquals(RoleProfile.whole("Nurse", TABS.keySet()), profileOf("R8001", "elsewhere"));
        assertEquals(profileOf("R1740", "elsewhere"), profileOf("R1740", "northgate"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            shows: [contacts, documents] | shows: [contacts, letters] | access.yaml:12:27: roles[1].panels[0].shows[1]: the tab has no panel letters; known here: allergies, problems, documents, contacts
            shows: [contacts, documents] | shows: [contacts, document] | access.yaml:12:27: roles[1].panels[0].shows[1]: the tab has no panel document; did you mean documents?
            existsOnly: [documents] | existsOnly: [problems] | access.yaml:13:22: roles[1].panels[0].existsOnly[0]: problems is not among the panels that it shows
            - tab: summary%n        shows | - tab: Summary%n        shows | access.yaml:11:14: roles[1].panels[0].tab: is not the name of a tab: lower-case letters, digits and hyphens
            existsOnly: [documents] | existsOnly: [documents]%n      - tab: summary | access.yaml:14:14: roles[1].panels[1].tab: summary is given twice
            shows: [contacts, documents] | shows: [] | access.yaml:12:16: roles[1].panels[0].shows: has to name at least one
            - name: Secretary | - name: Nurse | access.yaml:7:5: roles[1]: group of roles Nurse is already claimed in access.yaml:4:5
            unknownRole:%n  tabs: [] | unknownRole:%n  tabs: [summary] | access.yaml:7:5: roles[1]: opens less than unknownRole does; an unknown role gets the least
            """)
    void refusesWhatCannotBe(String sound, String spoilt, String expected) {
        folder.write("access.yaml", ACCESS.replace(lined(sound), lined(spoilt)));
        assertTrue(lines().contains(expected), () -> "expected " + expected + " among " + lines());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            role: Nurse | role: Nurses | organisations/northgate.yaml:10:11: narrows[0].role: there is no group of roles Nurses; did you mean Nurse?
            tabs: [frailty] | tabs: [frail] | organisations/northgate.yaml:11:12: narrows[0].tabs[0]: there is no tab frail; did you mean frailty?
            hidden: [problems] | hidden: [problem] | organisations/northgate.yaml:14:18: narrows[0].panels[0].hidden[0]: the tab has no panel problem; did you mean problems?
            hidden: [problems] | shows: [problems] | organisations/northgate.yaml:14:9: narrows[0].panels[0].shows: is not a known field; known here: tab, hidden, existsOnly
            role: Nurse | role: Secretary | organisations/northgate.yaml:10:5: narrows[0]: takes nothing away: the role is not shown any of this
            existsOnly: [documents]%n | existsOnly: [documents]%n  - role: Nurse%n    tabs: [frailty]%n | organisations/northgate.yaml:16:5: narrows[1]: takes nothing away that is not taken away above
            """)
    void toldOfNarrowingsThatCannotBeOrDoNothing(String sound, String spoilt, String expected) {
        folder.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION + NARROWS.replace(lined(sound), lined(spoilt)));
        assertEquals(List.of(expected), lines());
    }

    @Test
    void aRuleThatNeverAppliesIsAWarning() {
        folder.write(
                "access.yaml",
                ACCESS.replace("existsOnly: [documents]\n", "existsOnly: [documents]\n      - tab: frailty\n")
                        .replace("source: UK Core}\n", "source: UK Core}\n  - {system: urn:other, source: None}\n"));
        assertEquals(
                List.of(
                        "access.yaml:3:5: codeSystems[1]: no role has a code of this system",
                        "access.yaml:15:14: roles[1].panels[1].tab: frailty is not among this role's tabs, so this"
                                + " never applies"),
                lines());
    }

    private static String lined(String text) {
        return text.replace("%n", "\n");
    }

    private List<String> lines() {
        return checked().problems().stream().map(Object::toString).toList();
    }

    private AccessRules rules() {
        return checked().orThrow().access();
    }

    private RoleProfile profileOf(String code, String registration) {
        AccessRules rules = rules();
        return rules.profileOf(
                rules.roles().stream()
                        .filter(rule -> rule.names(new Coded(Launches.JOB_ROLE, code, "")))
                        .findFirst()
                        .orElseThrow(),
                registration);
    }

    private CheckedConfig checked() {
        return ConfigFolder.loader(false).knowing(TABS).check(temporary);
    }
}
