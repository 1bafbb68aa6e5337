package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.context.FeedId;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.RecordCategory;
import org.sightline.registration.WithheldRules.Association;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.testing.WithheldFile;

/** What goes with what is withheld, and what patients may object to, as their files say it. */
class AssociationFileTest {

    private static final String SNOMED = "http://snomed.info/sct";

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void write() {
        folder = ConfigFolder.sound(temporary);
    }

    @Test
    void associationsAreReadAndWhatIsWrongIsNamed() {
        folder.write(WithheldFile.NAME, WithheldFile.withoutLists() + """
                associations:
                  - name: gout and its medicine
                    of: {codes: [{system: http://snomed.info/sct, code: "90560007", term: Gout}]}
                    with: {codes: [{system: http://snomed.info/sct, code: "387135004", term: Allopurinol}]}
                    source: a test
                """);
        Association association = folder.load().withheld().associations().getFirst();
        assertEquals(
                Set.of(new SensitiveCode(SNOMED, "90560007")),
                association.of().codes().single());
        assertEquals(
                Set.of(new SensitiveCode(SNOMED, "387135004")),
                association.goes().codes().single());

        folder.write(WithheldFile.NAME, WithheldFile.withoutLists() + """
                associations:
                  - {name: x, of: {}, with: {lists: [no-such]}, source: a test}
                """);
        List<String> problems = folder.problems();
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(
                problems.getFirst().endsWith("associations[0].of: names neither codes nor lists"), problems.toString());
        assertTrue(problems.getLast().contains("associations[0].with.lists[0]: is not a list in value-sets/"));
    }

    @Test
    @DisplayName("K10 a category of nothing, of an unknown feed or without its list stops the start")
    void categoriesAreReadAndWhatIsWrongIsNamed() {
        folder.write("objections.yaml", """
                told: [You may object.]
                categories:
                  - id: mental-health
                    name: Mental health
                    override: afterOverride
                    feeds: [greenfield]
                    documentTypes: [{system: http://snomed.info/sct, code: "736253002", term: Crisis plan}]
                """);
        LaunchConfig config = folder.load();
        RecordCategory category = config.objections().category("mental-health").orElseThrow();
        assertEquals(Set.of(new FeedId("greenfield")), category.feeds());
        assertTrue(category.afterOverride());
        assertEquals(Set.of(new SensitiveCode(SNOMED, "736253002")), category.documentTypes());

        folder.write("objections.yaml", """
                told: [You may object.]
                categories:
                  - {id: one, name: One}
                  - {id: one, name: Again, feeds: [nobody], lists: [no-such]}
                """);
        List<String> problems = folder.problems();
        assertEquals(
                List.of(
                        "objections.yaml:3:5: categories[0]: says of nothing that it is of this category",
                        "objections.yaml:4:10: categories[1].id: names a category that stands above already",
                        "objections.yaml:4:36: categories[1].feeds[0]: is not the name of a file in feeds/; known here:"
                                + " greenfield",
                        "objections.yaml:4:53: categories[1].lists[0]: is not a list in value-sets/, so what patients"
                                + " object to would be shown"),
                problems);
    }

    @Test
    @DisplayName(
            "F19: a label is shown to roles and organisations that there are; what is misspelt is named at its place")
    void whomALabelIsShownToHasToBeThere() {
        folder.write(
                WithheldFile.NAME,
                WithheldFile.withoutLists()
                        .replace("{code: MH,", "{code: MH, shownTo: {roles: [Nurses], organisations: [northgat]},"));
        List<String> problems = folder.problems();
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(
                problems.stream()
                        .anyMatch(problem -> problem.contains("shownTo.roles[0]: there is no group of roles Nurses")),
                problems.toString());
        assertTrue(
                problems.stream()
                        .anyMatch(problem ->
                                problem.contains("shownTo.organisations[0]: there is no organisation northgat")),
                problems.toString());

        folder.write(WithheldFile.NAME, WithheldFile.withoutLists().replace("{code: MH,", "{code: MH, shownTo: {},"));
        assertTrue(folder.problems().getFirst().endsWith("shownTo: names neither roles, organisations nor settings"));
    }
}
