package org.sightline.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.registration.LaunchConfig;
import org.sightline.tab.definition.TabCatalogue;
import org.sightline.testing.Launches;
import org.sightline.testing.WithheldFile;

/** Kinds of information and whole feeds that are withheld from all but some. */
class WithheldKindTest {

    private static final FeedId GREENFIELD = new FeedId("greenfield");
    private static final String BY = """
            , feeds: [greenfield], labels: [{system: "https://council.example/marks", code: CSC, term: x}],
               documentTypes: [{system: http://snomed.info/sct, code: "736253002", term: x}],
               codes: [{system: http://terminology.hl7.org/CodeSystem/service-category, code: "6", term: x}]""";

    @TempDir
    Path folder;

    @ParameterizedTest
    @DisplayName("KIND is shown to the roles and organisations that its entry names, and to nobody else")
    @CsvSource(
            delimiter = '|',
            value = {
                " | R8001 | false",
                ", shownTo: {roles: [Nurse]} | R8001 | true",
                ", shownTo: {roles: [Nurse]} | R1760 | false",
                ", shownTo: {roles: [Nurse]} | R9999 | false",
                ", shownTo: {organisations: [northgate]} | R9999 | true",
                ", shownTo: {roles: [Nurse], organisations: [northgate]} | R1760 | false"
            })
    void isShownToThem(String whom, String role, boolean shown) throws IOException {
        AccessPolicy policy = policy(whom == null ? "" : whom);
        LaunchContext launch = Launches.as(new Coded(Launches.JOB_ROLE, role, ""));

        for (Resource one : ofIt()) {
            assertEquals(!shown, policy.withholds(launch, one), one.fhirType());
        }
        assertFalse(policy.withholds(launch, new Condition()));
        assertEquals(
                shown
                        ? AccessPolicy.NotForUser.NOTHING
                        : new AccessPolicy.NotForUser(Set.of(GREENFIELD), List.of("Children's social care")),
                policy.notFor(launch, false));
    }

    @Test
    @DisplayName("KIND an override opens it only where its entry says so")
    void anOverrideOpensWhatItsRuleSays() throws IOException {
        LaunchContext launch = Launches.as(new Coded(Launches.JOB_ROLE, "R8001", ""));
        AccessPolicy never = policy("");
        AccessPolicy opens = policy(", override: afterOverride");
        for (Resource one : ofIt()) {
            assertTrue(never.withholdsAfterOverride(launch, one), one.fhirType());
            assertFalse(opens.withholdsAfterOverride(launch, one), one.fhirType());
            assertTrue(opens.withholds(launch, one), one.fhirType());
        }
        assertEquals(Set.of(GREENFIELD), never.notFor(launch, true).feeds());
        assertEquals(Set.of(), opens.notFor(launch, true).feeds());
        assertEquals(Set.of(GREENFIELD), opens.notFor(launch, false).feeds());
    }

    private static List<Resource> ofIt() {
        Condition labelled = new Condition();
        labelled.getMeta().addSecurity(new Coding("https://council.example/marks", "CSC", null));
        DocumentReference marked = new DocumentReference();
        marked.addSecurityLabel(new CodeableConcept(new Coding("https://council.example/marks", "CSC", null)));
        DocumentReference typed = new DocumentReference();
        typed.setType(new CodeableConcept(new Coding("http://snomed.info/sct", "736253002", null)));
        Encounter coded = new Encounter();
        coded.setServiceType(
                new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/service-category", "6", null)));
        Condition outer = new Condition();
        outer.addContained(coded.copy());
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(typed.copy());
        return List.of(labelled, marked, typed, coded, outer, bundle);
    }

    private AccessPolicy policy(String more) throws IOException {
        String entry = "categories:\n - {name: \"Children's social care\", source: a test" + BY + more + "}\n";
        LaunchConfig config =
                SensitiveFolder.config(Files.createTempDirectory(folder, "of"), WithheldFile.withoutLists() + entry);
        return new RuleBasedAccessPolicy(() -> config, new TabCatalogue(), InstantSource.system());
    }
}
