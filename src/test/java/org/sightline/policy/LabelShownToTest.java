package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.context.LaunchContext;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.WithheldRules.WithheldLine;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.testing.Launches;
import org.sightline.testing.WithheldFile;

/** Labels that some are shown and others are not, as {@code withheld.yaml} says it. */
class LabelShownToTest {

    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("F19: a label is shown to the roles and organisations that its entry names, and to nobody else")
    @CsvSource(
            delimiter = '|',
            value = {
                "{roles: [Nurse]} | R8001 | true",
                "{roles: [Nurse]} | R1760 | false",
                "{roles: [Nurse]} | R9999 | false",
                "{organisations: [northgate]} | R9999 | true",
                "{roles: [Nurse], organisations: [northgate]} | R8001 | true",
                "{roles: [Nurse], organisations: [northgate]} | R1760 | false",
                "{roles: [Nurse], settings: [mental-health]} | R8001 | true",
                "{roles: [Nurse], settings: [mental-health]} | R1760 | false",
                "{settings: [urgent-care, mental-health]} | R9999 | true",
                "{roles: [Nurse], settings: [urgent-care]} | R8001 | false",
                "{organisations: [northgate], settings: [mental-health]} | R9999 | true",
                "{organisations: [northgate], settings: [urgent-care]} | R8001 | false"
            })
    void isShownToThem(String whom, String role, boolean shown) throws IOException {
        AccessPolicy policy = policy(whom);
        var launch = Launches.as(new Coded(Launches.JOB_ROLE, role, ""));

        assertEquals(!shown, policy.withholds(launch, labelled("MH")));
        assertTrue(policy.withholds(launch, labelled("SEX")), "another label of the same system");
        assertTrue(policy.withholds(launch, labelled("MH", "SEX")), "a second label keeps it back");
        Condition unclear = new Condition();
        unclear.getMeta().addSecurity(new Coding(null, "MH", null));
        assertTrue(policy.withholds(launch, unclear), "a label without its system");
    }

    @ParameterizedTest
    @DisplayName("F19: a mark of a source's own system has a rule like those of the standard's, wherever FHIR puts it")
    @CsvSource({"R8001, FAMILY, false, false", "R1760, FAMILY, true, false", "R8001, COURT, true, true"})
    void aSourcesOwnMarksHaveRulesToo(String role, String mark, boolean withheld, boolean afterOverride)
            throws IOException {
        String marks = """
                labels:
                  - system: https://council.example/marks
                    aliases: [urn:oid:1.2.3]
                    anyOther: withheld
                    withheld:
                      - {code: FAMILY, term: x, source: x, override: afterOverride, shownTo: {roles: [Nurse]}}
                    shown: [{code: OPEN, term: x, source: x}]
                """;
        LaunchConfig config =
                SensitiveFolder.config(folder, WithheldFile.withoutLists().replace("labels:\n", marks));
        AccessPolicy policy = new RuleBasedAccessPolicy(() -> config, new TabCatalogue(), InstantSource.system());
        LaunchContext launch = Launches.as(new Coded(Launches.JOB_ROLE, role, ""));
        for (String system : List.of("https://council.example/marks", "urn:oid:1.2.3")) {
            DocumentReference letter = new DocumentReference();
            letter.addSecurityLabel(new CodeableConcept(new Coding(system, mark, null)));
            Condition condition = new Condition();
            condition.getMeta().addSecurity(new Coding(system, mark, null));
            for (Resource one : List.of(letter, condition)) {
                assertEquals(withheld, policy.withholds(launch, one), one.fhirType());
                assertEquals(afterOverride, policy.withholdsAfterOverride(launch, one), one.fhirType());
            }
        }
        Condition open = new Condition();
        open.getMeta().addSecurity(new Coding("https://council.example/marks", "OPEN", null));
        assertFalse(policy.withholds(launch, open));
    }

    @Test
    @DisplayName("F19: the public list says to whom a label is shown")
    void theListSaysSo() throws IOException {
        LaunchConfig config = config("{roles: [Nurse], organisations: [northgate]}");
        List<String> said = config.withheld().lines().stream()
                .map(WithheldLine::shownTo)
                .filter(words -> !words.isEmpty())
                .toList();
        assertEquals(List.of("Nurse of northgate"), said);
        assertFalse(config.withheld().lines().isEmpty());
    }

    @Test
    @DisplayName("F19: the public list says in which settings, too")
    void theListSaysInWhichSettings() throws IOException {
        LaunchConfig config = config("{roles: [Nurse], settings: [mental-health, urgent-care]}");
        assertTrue(config.withheld().lines().stream()
                .anyMatch(line -> line.shownTo().equals("Nurse in these settings: mental-health, urgent-care")));
    }

    private AccessPolicy policy(String whom) throws IOException {
        LaunchConfig config = config(whom);
        return new RuleBasedAccessPolicy(() -> config, new TabCatalogue(), InstantSource.system());
    }

    private LaunchConfig config(String whom) throws IOException {
        return SensitiveFolder.config(
                folder, WithheldFile.withoutLists().replace("{code: MH,", "{code: MH, shownTo: " + whom + ","));
    }

    private static Condition labelled(String... codes) {
        Condition condition = new Condition();
        for (String code : codes) {
            condition.getMeta().addSecurity(new Coding(ACT_CODE, code, null));
        }
        return condition;
    }
}
