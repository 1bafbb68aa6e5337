package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.configuration.ConfigProblem;
import org.sightline.context.FeedId;
import org.sightline.context.ObjectionScope;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.RecordCategory.WithheldCategory;
import org.sightline.registration.WithheldRules.WithheldLine;
import org.sightline.registration.admission.Whom;
import org.sightline.testing.WithheldFile;

/** Kinds of information and whole feeds that are withheld from all but some, as {@code withheld.yaml} says it. */
class WithheldKindFileTest {

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void write() {
        folder = ConfigFolder.sound(temporary);
    }

    private void kinds(String kinds) {
        folder.change(WithheldFile.NAME, text -> text + "categories:\n" + kinds);
    }

    private List<String> said() {
        return ConfigFolder.loader(false).check(temporary).problems().stream()
                .map(ConfigProblem::message)
                .toList();
    }

    @Test
    @DisplayName("KIND a feed or a kind of information is withheld from all but those whom its entry names")
    void isRead() {
        kinds("""
                - name: Children's social care
                  feeds: [greenfield]
                  documentTypes: [{system: http://snomed.info/sct, code: "736253002", term: Care plan}]
                  override: afterOverride
                  shownTo: {roles: [Nurse]}
                  source: the board's minutes
                """);
        WithheldCategory read = folder.load().withheld().categories().getFirst();
        assertEquals(Set.of(new FeedId("greenfield")), read.kind().feeds());
        assertTrue(read.kind().afterOverride());
        assertEquals(new Whom(Set.of("Nurse"), Set.of()), read.shownToOrNull());
        assertEquals(List.of(), said());

        WithheldLine line = folder.load().withheld().lines().getFirst();
        assertEquals(
                new WithheldLine(
                        WithheldLine.Kind.CATEGORY,
                        "all that Greenfield Surgery holds; documents of these types: Care plan",
                        "Children's social care",
                        "the board's minutes",
                        true,
                        "Nurse",
                        true),
                line);
    }

    @Test
    @DisplayName(
            "KIND-5 an EHR that is a feed of its own launches is named like any other feed, for those launches alone")
    void anEhrIsNamedToo() throws IOException {
        folder.write(
                "organisations/eastfield.yaml",
                Files.readString(Path.of("launch-config/examples/organisations/smart-asymmetric.yaml")) + """
                relationship:
                  knownTo: [eastfield-ehr]
                """);
        folder.write("objections.yaml", """
                told: [You may object.]
                categories: [{id: ehr, name: The EHR, feeds: [eastfield-ehr]}]
                """);
        kinds("""
                  - {name: A, feeds: [eastfield-ehr], shownTo: {roles: [Nurse], organisations: [northgate]}, source: x}
                restrictedPatients: {then: whereaboutsWithheld, mustAnswer: [eastfield-ehr, greenfield], source: x}
                """);
        LaunchConfig config = folder.load();
        Set<FeedId> ehr = Set.of(new FeedId("eastfield-ehr"));
        assertEquals(ehr, config.withheld().categories().getFirst().kind().feeds());
        assertEquals(ehr, config.objections().category("ehr").orElseThrow().feeds());
        assertEquals(
                ehr,
                config.access()
                        .termsOf("eastfield")
                        .relationship()
                        .orElseThrow()
                        .feeds());
        assertTrue(config.knows(new ObjectionScope.Parts(ehr, Set.of())));
        assertEquals(
                List.of(
                        "is shown nothing by it: no feed of this category is for its users",
                        "is not asked for those from whom \"A\" withholds it: for them every record stays in doubt"),
                said().stream().filter(one -> one.startsWith("is ")).toList());
    }

    @Test
    @DisplayName("KIND what is wrong with such an entry is named with file, line and field")
    void whatIsWrongIsNamedAtItsPlace() {
        folder.write(WithheldFile.NAME, WithheldFile.withoutLists() + """
                categories:
                  - {name: One, source: a test}
                  - {name: One, feeds: [greenfeld], lists: [no-such], source: a test}
                  - {name: Two, feeds: [greenfield], shownTo: {roles: [Nurses], organisations: [northgat]}, source: a test}
                  - {name: Three, feeds: [greenfield], shownTo: {}, source: a test}
                """);
        List<String> problems = folder.problems().stream()
                .map(problem -> problem.replaceFirst("withheld.yaml:\\d+:\\d+: ", ""))
                .toList();
        assertEquals(
                List.of(
                        "categories[0]: says of nothing that it is of this category",
                        "categories[1].name: names a category that stands above already",
                        "categories[1].feeds[0]: is not the name of a file in feeds/; did you mean greenfield?",
                        "categories[1].lists[0]: is not a list in value-sets/, so what it is there for would be shown",
                        "categories[2].shownTo.roles[0]: there is no group of roles Nurses; did you mean Nurse?",
                        "categories[2].shownTo.organisations[0]: there is no organisation northgat; did you mean"
                                + " northgate?",
                        "categories[3].shownTo: names neither roles, organisations nor settings"),
                problems);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            - {name: A, feeds: [greenfield], shownTo: {organisations: [northgate]}, source: x} | names every organisation there is: it is withheld from nobody
            - {name: A, feeds: [greenfield], source: x}, {name: B, feeds: [greenfield], shownTo: {roles: [Nurse]}, source: x} | changes nothing: "A" withholds it from everybody whom this does
            - {name: B, feeds: [greenfield], shownTo: {roles: [Nurse]}, source: x}, {name: A, feeds: [greenfield], source: x} | changes nothing: "A" withholds it from everybody whom this does
            - {name: A, feeds: [greenfield], source: x}, {name: B, feeds: [greenfield], source: x} | changes nothing: "A" withholds it from everybody whom this does
            - {name: A, feeds: [greenfield], override: afterOverride, source: x}, {name: B, feeds: [greenfield], source: x} | changes nothing: "B" withholds it from everybody whom this does
            - {name: A, feeds: [greenfield], shownTo: {settings: [hospice]}, source: x} | is the setting of no organisation in access.yaml: nobody is shown it there
            - {name: A, feeds: [planned], source: x} | changes nothing: the feed is not connected
            - {name: A, codes: [{system: "urn:a", code: b, term: c}, {system: "urn:a", code: b, term: c}], source: x} | stands above already
            """)
    @DisplayName("K11 a kind that never applies, or that another hides, is a warning")
    void warnsOfKindsInVain(String given, String expected) {
        folder.write("feeds/planned.yaml", "name: Planned\nodsCode: A81002\nconnected: false\n");
        kinds(given.startsWith("- ") ? "  [" + given.substring(2) + "]\n" : given);
        assertEquals(List.of(expected), said());
    }

    @Test
    @DisplayName("K11 a feed that has to say whether a record is restricted, and is withheld, is a warning")
    void warnsOfWhatLeavesEveryRecordInDoubt() {
        kinds("""
                  - {name: Demographics, feeds: [greenfield], shownTo: {roles: [Nurse]}, source: x}
                restrictedPatients: {then: whereaboutsWithheld, mustAnswer: [greenfield], source: x}
                """);
        assertEquals(
                List.of("is not asked for those from whom \"Demographics\" withholds it: for them every record stays in"
                        + " doubt"),
                said());
    }

    @Test
    @DisplayName("K11 whoever is to be shown what feeds hold that are not for their users is a warning")
    void warnsOfFeedsForOthers() {
        folder.write(
                "organisations/riverside.yaml",
                ConfigFolder.ORGANISATION.replace("RNG01", "RRV01").replace("epr.northgate", "epr.riverside"));
        folder.write("feeds/greenfield.yaml", ConfigFolder.FEED + "organisations: [northgate]\n");
        kinds("  - {name: A, feeds: [greenfield], shownTo: {organisations: [riverside]}, source: x}\n");
        assertEquals(List.of("is shown nothing by it: no feed of this category is for its users"), said());
    }

    @Test
    @DisplayName("K11 a category of objections that withheld.yaml withholds from everybody is a warning")
    void warnsOfObjectionsInVain() {
        kinds("""
                  - name: A
                    feeds: [greenfield]
                    codes: [{system: "urn:a", code: b, term: c}]
                    source: x
                """);
        folder.write("objections.yaml", """
                told: [You may object.]
                categories:
                  - {id: one, name: One, feeds: [greenfield], codes: [{system: "urn:a", code: b, term: c}]}
                """);
        String everybody = "changes nothing: withheld.yaml withholds it from everybody";
        assertEquals(List.of(everybody, everybody), said());
    }
}
