package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.context.Identifier;
import org.sightline.context.Professional;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.Launches;

/** Who may act for somebody by the files, and how their authors are told that it cannot be. */
class ActingForFileTest {

    private static final Map<TabId, List<String>> TABS =
            Map.of(TabId.SUMMARY, List.of("documents", "contacts"), new TabId("frailty"), List.of("falls"));
    private static final String ACCESS = """
            roles:
              - name: Nurse
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R8001}]
                tabs: [summary, frailty]
              - name: Secretary
                codes: [{system: https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName, code: R1760}]
                tabs: [summary]
            unknownRole:
              tabs: []
            actingFor:
              identifierSystems: [https://fhir.nhs.uk/Id/sds-user-id, urn:gmc]
              allowed:
                - role: Secretary
                  organisations: [northgate, southbank]
                - role: Nurse
                  organisations: [northgate]
            """;
    private static final String SMART = """
            name: Southbank
            odsCodes: [RSB01]
            serviceDesk: {name: Southbank desk, phone: 01604 555 0200, email: desk@southbank.example}
            smart:
              fhirBaseUrl: https://fhir.southbank.example/r4
              clientId: sightline
              authentication: {kind: client-secret-basic, secret: env:SOUTHBANK}
              role: {from: practitioner-role}
              tokenKeys: env:TOKEN_KEYS
              actingForClaim: acting_for
            """;

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void writeSoundFolder() {
        folder = ConfigFolder.sound(temporary).write("access.yaml", ACCESS);
        folder.write("organisations/southbank.yaml", SMART);
    }

    @Test
    void readsWhoMayActWhereAndByWhichIdentifiers() {
        assertEquals(List.of(), lines());
        LaunchConfig config = config();
        ActingForRules rules = config.access().actingFor();
        assertEquals(Set.of("https://fhir.nhs.uk/Id/sds-user-id", "urn:gmc"), rules.systems());
        assertEquals(List.of("Nurse", "Secretary"), rules.rolesOf("northgate"));
        assertEquals(List.of("Secretary"), rules.rolesOf("southbank"));
        assertEquals(List.of(), rules.rolesOf("elsewhere"));
        assertEquals(
                Optional.of("acting_for"),
                config.byId("southbank")
                        .orElseThrow()
                        .smart()
                        .orElseThrow()
                        .user()
                        .actingForClaim());
    }

    @Test
    @DisplayName("a role may act in launches of the organisations that stand beside it, and nobody without a rule")
    void allowsWhatStandsThereAndNothingElse() {
        AccessRules rules = config().access();
        assertTrue(rules.mayActForSomebody(role("R1760"), "southbank"));
        assertTrue(rules.mayActForSomebody(role("R8001"), "northgate"));
        assertFalse(rules.mayActForSomebody(role("R8001"), "southbank"));
        assertFalse(rules.mayActForSomebody(role("R9999"), "northgate"), "a role that no group names");
        assertTrue(rules.allowsActingFor(Launches.ritaOpensIvy()), "who acts for nobody needs no rule");
        assertTrue(rules.allowsActingFor(Launches.ritaActsForPriya()));
        Professional other = new Professional(new Identifier("urn:other", "1"), "Dr Priya Nair");
        assertFalse(rules.allowsActingFor(Launches.actingFor(other, Launches.ritaOpensIvy())));
        folder.write("access.yaml", ACCESS.substring(0, ACCESS.indexOf("actingFor")));
        assertFalse(config().access().allowsActingFor(Launches.ritaActsForPriya()));
        assertTrue(config().access().allowsActingFor(Launches.ritaOpensIvy()));
    }

    @Test
    @DisplayName("acting for somebody shows no more: what a role is shown does not change")
    void showsNoMore() {
        AccessRules rules = config().access();
        LocalDate today = LocalDate.of(2026, 11, 20);
        assertEquals(
                rules.profileOf(Launches.ritaOpensIvy(), today, false),
                rules.profileOf(Launches.ritaActsForPriya(), today, false));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            role: Nurse | role: Nurses | access.yaml:15:13: actingFor.allowed[1].role: there is no group of roles Nurses; did you mean Nurse?
            role: Nurse | role: Secretary | access.yaml:15:7: actingFor.allowed[1]: what Secretary may stands in access.yaml:13:7 already
            organisations: [northgate] | organisations: [northgat] | access.yaml:16:23: actingFor.allowed[1].organisations[0]: there is no organisation northgat; did you mean northgate?
            organisations: [northgate] | organisations: [] | access.yaml:16:22: actingFor.allowed[1].organisations: has to name at least one
            organisations: [northgate] | organisations: [northgate, northgate] | access.yaml:16:34: actingFor.allowed[1].organisations[1]: names northgate twice
            organisations: [northgate] | organisation: northgate | access.yaml:16:7: actingFor.allowed[1].organisation: is not a known field; did you mean organisations?
            , urn:gmc] | , gmc] | access.yaml:11:59: actingFor.identifierSystems[1]: has to be a whole URI in plain letters, with its scheme
            , urn:gmc] | , https://fhir.nhs.uk/Id/nhs-number] | access.yaml:11:59: actingFor.identifierSystems[1]: is of patients: it names no professional
            , urn:gmc] | , http://fhir.nhs.net/Id/nhs-number] | access.yaml:11:59: actingFor.identifierSystems[1]: is of patients: it names no professional
            """)
    void refusesWhatCannotBe(String sound, String spoilt, String expected) {
        folder.write("access.yaml", ACCESS.replace(sound, spoilt));
        assertTrue(lines().contains(expected), () -> "expected " + expected + " among " + lines());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            actingForClaim: acting_for | actingForClaim: "acting for" | organisations/southbank.yaml:10:19: smart.actingForClaim: is not the name of a claim
            actingForClaim: acting_for | actingFor: acting_for | organisations/southbank.yaml:10:3: smart.actingFor: is not a known field
            """)
    void refusesAClaimThatIsNone(String sound, String spoilt, String expected) {
        folder.write("organisations/southbank.yaml", SMART.replace(sound, spoilt));
        assertTrue(
                lines().stream().anyMatch(line -> line.startsWith(expected)),
                () -> "expected " + expected + " among " + lines());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            %n  actingForClaim: acting_for | '' | access.yaml:14:34: actingFor.allowed[0].organisations[1]: southbank launches by SMART alone and names no actingForClaim, so this never applies
            {from: practitioner-role} | '{from: fixed, system: urn:jobs, code: porter}' | access.yaml:14:34: actingFor.allowed[0].organisations[1]: every user of southbank has the role porter, which is not of Secretary, so this never applies
            %nsmart: | '%nnarrows: [{role: Secretary, tabs: [summary]}]%nsmart:' | access.yaml:14:34: actingFor.allowed[0].organisations[1]: Secretary opens no tab in launches of southbank, so this never applies
            """)
    @DisplayName("a rule that can never apply is a warning at its own line")
    void warnsOfRulesThatNeverApply(String sound, String spoilt, String expected) {
        folder.write("organisations/southbank.yaml", SMART.replace(lined(sound), lined(spoilt)));
        assertEquals(List.of(expected), lines());
        config();
    }

    @Test
    @DisplayName("a claim in launches of which access.yaml lets nobody act is a warning: it would refuse every one")
    void warnsOfAClaimThatRefusesEveryLaunch() {
        folder.write("access.yaml", ACCESS.replace("[northgate, southbank]", "[northgate]"));
        assertEquals(
                List.of("organisations/southbank.yaml:10:19: smart.actingForClaim: access.yaml lets no role of this"
                        + " organisation act for somebody: a launch with this claim is refused"),
                lines());
    }

    @Test
    void saysNothingOfAnOrganisationWhoseOwnFileIsUnsound() {
        folder.write("organisations/southbank.yaml", SMART.replace("clientId: sightline", "clientId: ' '"));
        assertEquals(1, lines().size(), () -> lines().toString());
    }

    private static String lined(String text) {
        return text.replace("%n", "\n");
    }

    private static Coded role(String code) {
        return new Coded(Launches.JOB_ROLE, code, "");
    }

    private List<String> lines() {
        return checked().problems().stream().map(Object::toString).toList();
    }

    private LaunchConfig config() {
        return checked().orThrow();
    }

    private CheckedConfig checked() {
        return ConfigFolder.loader(false).knowing(TABS).check(temporary);
    }
}
