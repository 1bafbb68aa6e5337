package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.codes.ListFolder;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.WithheldRules.RestrictedPatients;
import org.sightline.registration.WithheldRules.SensitiveCode;
import org.sightline.testing.WithheldFile;

/** Rules that never apply, and what else a check says of the files that decide who sees what. */
class RulesInVainTest {

    private static final String SNOMED = "http://snomed.info/sct";
    private static final String LISTED = ListFolder.concept(9001);

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void write() {
        folder = ConfigFolder.sound(temporary);
    }

    private List<String> said() {
        return ConfigFolder.loader(false).check(temporary).problems().stream()
                .map(ConfigProblem::message)
                .toList();
    }

    private static String labels(String more) {
        return "labels: [" + more + "]";
    }

    @Test
    void aSoundFolderIsNotWarnedOf() {
        assertEquals(List.of(), said());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            {system: urn:a, aliases: [], anyOther: withheld, withheld: [{code: R, term: x, source: x}], shown: [{code: R, term: x, source: x}]} | is never shown: it stands under withheld as well, and that counts
            {system: urn:a, aliases: [], anyOther: shown, withheld: [], shown: [{code: N, term: x, source: x}]} | changes nothing: anyOther shows it already
            {system: urn:a, aliases: [], anyOther: shown, withheld: [{code: R, term: x, source: x}, {code: R, term: y, source: x}], shown: []} | stands above already
            {system: urn:a, aliases: [urn:A], anyOther: shown, withheld: [], shown: []} | is given twice
            {system: urn:a, aliases: [], anyOther: withheld, withheld: [], shown: []}, {system: urn:b, aliases: [urn:a], anyOther: shown, withheld: [], shown: []} | never applies to urn:a: the labels of that system stand once more below, and those count
            """)
    @DisplayName("K11 a label that never applies, or that a later one hides, is a warning")
    void warnsOfLabelsInVain(String given, String expected) {
        folder.change(WithheldFile.NAME, text -> text.replace("labels: []", labels(given)));
        assertEquals(List.of(expected), said());
    }

    @Test
    @DisplayName("K11 a code, a list or an association that adds nothing is a warning")
    void warnsOfCodesInVain() {
        String entry = "{system: " + SNOMED + ", code: \"%s\", term: x, source: x}";
        folder.change(
                WithheldFile.NAME,
                text -> text.replace(
                                "codes: []",
                                "codes: [" + entry.formatted(LISTED) + ", " + entry.formatted("90560007") + ", "
                                        + entry.formatted("90560007") + "]")
                        + "associations:\n  - {name: one, source: x, of: {codes: [{system: urn:a, code: b, term: x}]},"
                        + " with: {codes: [{system: " + SNOMED + ", code: \"90560007\", term: x}]}}\n");
        assertEquals(
                List.of(
                        "changes nothing: a list above withholds it already",
                        "stands above already",
                        "changes nothing: it is withheld whatever it goes with"),
                said());
    }

    @Test
    @DisplayName("K11 what patients object to in vain, as nobody is shown it, is a warning")
    void warnsOfObjectionsInVain() {
        folder.change(
                WithheldFile.NAME,
                text -> text.replace(
                        "labels: []",
                        labels("{system: urn:a, aliases: [], anyOther: shown,"
                                + " withheld: [{code: S, term: x, source: x}, {code: M, term: x, source: x, override: afterOverride}],"
                                + " shown: []}")));
        folder.write("feeds/partner.yaml", "name: Partner\nodsCode: A81002\nconnected: false\n");
        folder.write("objections.yaml", """
                told: [Words]
                categories:
                  - id: one
                    name: One
                    feeds: [partner]
                    labels: [{system: urn:a, code: S, term: x}, {system: urn:a, code: M, term: x}]
                    codes: [{system: http://snomed.info/sct, code: "%s", term: x}]
                  - {id: two, name: One, feeds: [greenfield, greenfield]}
                """.formatted(LISTED));
        assertEquals(
                List.of(
                        "changes nothing: the feed is not connected",
                        "changes nothing: withheld.yaml withholds it from everybody",
                        "changes nothing: withheld.yaml withholds it from everybody",
                        "stands above already",
                        "stands above already"),
                said());
    }

    @Test
    @DisplayName("K11 what access.yaml says in vain is a warning, and a misspelt panel that only exists an error")
    void warnsOfRolesInVain() {
        folder.write("access.yaml", """
                roles:
                  - name: Nurse
                    codes: [{system: urn:roles, code: N}]
                    tabs: [summary]
                    panels: [{tab: summary}]
                  - name: Porter
                    codes: [{system: urn:roles, code: P}]
                    tabs: []
                unknownRole: {tabs: []}
                override:
                  reasons: [{code: consent, words: Consent}]
                  roles: [Nurse, Porter]
                  organisations: [northgate, northgate]
                """);
        assertEquals(
                List.of(
                        "changes nothing: the tab is shown whole without it as well",
                        "opens no tab: whoever has this role is shown an empty record",
                        "opens no tab, so there is nothing for it to override",
                        "stands above already"),
                said());
    }

    @Test
    @DisplayName("RESTRICT-9 what becomes of restricted patients is read, and a feed that cannot say it is an error")
    void readsWhatBecomesOfRestrictedPatients() {
        folder.change(
                WithheldFile.NAME,
                text -> text + "restrictedPatients: {then: recordNotShown, mustAnswer: [greenfield], source: x,"
                        + " labels: [{system: 'HTTPS://council.example/marks/', code: HIDDEN, term: x}]}\n");
        RestrictedPatients rules = folder.load().withheld().restrictedPatients();
        assertEquals(
                "[true, [greenfield]]",
                List.of(rules.closes(), rules.mustAnswer()).toString());
        assertEquals(Set.of(new SensitiveCode("http://council.example/marks", "HIDDEN")), rules.marks());

        folder.write("feeds/partner.yaml", "name: Partner\nodsCode: A81002\nconnected: false\n");
        folder.change(WithheldFile.NAME, text -> text.replace("[greenfield]", "[partner, grenfield]"));
        assertEquals(
                List.of(
                        "is not connected, so it never says whether a record is restricted",
                        "is not the name of a file in feeds/; did you mean greenfield?"),
                said());
    }

    @Test
    @DisplayName("RESTRICT-9 a file that says nothing of them withholds what locates, whichever source is silent")
    void withholdsWhatLocatesIfNothingIsSaid() {
        assertEquals(RestrictedPatients.WHEREABOUTS, folder.load().withheld().restrictedPatients());
    }
}
