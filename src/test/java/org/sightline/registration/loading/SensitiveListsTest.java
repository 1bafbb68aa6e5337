package org.sightline.registration.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.WithheldRules;
import org.sightline.registration.WithheldRules.AcceptedGap;
import org.sightline.testing.WithheldFile;

/** Lists that {@code withheld.yaml} names, there and not there. */
class SensitiveListsTest {

    private static final String CODE = ListFolder.concept(1);
    private static final String ACCEPTED =
            "{because: no release yet, acceptedBy: 'Dr A. Example, Caldicott Guardian', on: 2026-11-20}";
    private static final String FOUR = """
            labels: []
            lists:
              - {refset: "999004351000000109", term: gender related issues, source: here}
              - {refset: "999004371000000100", term: assisted fertilisation, source: here}
              - {refset: "999004361000000107", term: termination of pregnancy, source: here}
              - {refset: "999004381000000103", term: sexually transmitted disease, source: here}
            codes: []
            """;

    @TempDir
    Path temporary;

    private ConfigFolder folder;

    @BeforeEach
    void write() {
        folder = ConfigFolder.sound(temporary);
        folder.write(WithheldFile.NAME, WithheldFile.withoutLists());
    }

    private void withoutNationalLists() throws IOException {
        try (Stream<Path> lists = Files.list(temporary.resolve("value-sets"))) {
            for (Path list : lists.toList()) {
                Files.delete(list);
            }
        }
    }

    @Test
    @DisplayName("K10 a start without the national lists is refused, and each is named with what to do")
    void refusesAStartWithoutTheNationalLists() throws IOException {
        withoutNationalLists();
        folder.write(WithheldFile.NAME, FOUR);
        List<String> problems = folder.problems();
        assertEquals(4, problems.size(), problems::toString);
        assertEquals(
                "withheld.yaml:3:5: lists[0]: the list \"gender related issues\" (refset 999004351000000109) is not loaded,"
                        + " so entries with its codes would be shown: bring it in with ./sightline codes import --refset"
                        + " 999004351000000109 FILE, or say in withoutList why the viewer goes without it and who accepted"
                        + " that",
                problems.getFirst());
    }

    @Test
    @DisplayName("K10 a file that does not even name the national lists is refused as well")
    void refusesAFileThatDoesNotNameThem() {
        folder.write(WithheldFile.NAME, "labels: []\nlists: []\ncodes: []\n");
        assertEquals(4, folder.problems().size());
        assertEquals(
                "withheld.yaml:2:8: lists: lacks the national exclusion set \"gender related issues\" (refset"
                        + " 999004351000000109): name it here, or say in withoutLists why the viewer goes without and who"
                        + " accepted that",
                folder.problems().getFirst());
    }

    @Test
    @DisplayName("K10 a start without withheld.yaml is refused")
    void refusesAStartWithoutTheFile() throws IOException {
        Files.delete(temporary.resolve(WithheldFile.NAME));
        assertEquals(
                List.of("withheld.yaml: is missing in " + temporary
                        + ": without it nothing sensitive would be withheld;"
                        + " begin with the file of this name that comes with the viewer"),
                folder.problems());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            name: no-such | :4:3: lists[0]: the list "x" (name no-such) is not loaded, so entries with its codes would be shown: bring it in with ./sightline codes import --name no-such FILE, or
            valueSet: urn:x | :4:3: lists[0]: the list "x" (valueSet urn:x) is not loaded, so entries with its codes would be shown: bring it in with ./sightline codes import FILE, or
            refset: "999004351000000108" | :5:11: lists[0].refset: is no SNOMED CT id: its check digit is wrong
            refset: 999004351000000109 | :5:11: lists[0].refset: has to be text
            name: abuse%n  valueSet: urn:x | :4:3: lists[0]: has to name its list by one of refset, valueSet and name
            name: abuse%n  withoutList: {because: x, acceptedBy: x, on: 2026-11-21} | :6:48: lists[0].withoutList.on: is in the future
            name: abuse%n  withoutList: {because: x, on: 2026-11-20} | :6:16: lists[0].withoutList.acceptedBy: is missing
            name: abuse%n  withoutList: {because: x, acceptedBy: " ", on: 2026-11-20} | :6:41: lists[0].withoutList.acceptedBy: is empty
            """)
    @DisplayName("K10 what is wrong with the name of a list, or with who accepted that it is not there, has its place")
    void saysWhatIsWrongWithAList(String named, String expected) throws IOException {
        new ListFolder(temporary).write("abuse", "", CODE + "\tevent\tMade up (event)");
        folder.write(WithheldFile.NAME, """
                labels: []
                codes: []
                lists:
                - term: x
                  %s
                  source: here
                """.formatted(named.replace("%n", "\n")));
        assertTrue(
                folder.problems().stream().anyMatch(problem -> problem.startsWith(WithheldFile.NAME + expected)),
                () -> folder.problems().toString());
    }

    @Test
    @DisplayName("K10 a list is found by its file, by its address and by its reference set; all its codes withhold")
    void findsListsByEachName() throws IOException {
        ListFolder lists = new ListFolder(temporary);
        lists.write("one", "", CODE + "\tevent\tOne (event)");
        lists.write("two", "url: urn:two\n", ListFolder.concept(2) + "\tdeclined\tTwo (situation)");
        lists.write("three", "refset: \"1955841000000104\"\n", ListFolder.concept(3) + "\tnot\tThree (situation)");
        String named = "[{name: one, term: a, source: b}, {valueSet: urn:two, term: a, source: b},"
                + " {refset: \"1955841000000104\", term: a, source: b}]";
        folder.change(WithheldFile.NAME, text -> text.replace("lists: []", "lists: " + named));

        WithheldRules rules = folder.load().withheld();

        assertEquals(
                List.of("one", "two", "three"),
                rules.codes().lists().stream().map(ValueSet::name).toList());
        assertEquals(4, rules.gaps().size());
    }

    @Test
    @DisplayName("K10 who accepted that a list is not there is a warning at each check, with the name")
    void warnsOfEachGap() throws IOException {
        withoutNationalLists();
        folder.write(
                WithheldFile.NAME,
                FOUR.replace("issues, source: here", "issues, source: here, withoutList: " + ACCEPTED)
                        + "withoutLists: {because: later, acceptedBy: B. Example, on: 2026-11-01}\n");

        assertEquals(
                List.of(
                        "withheld.yaml:3:5: lists[0]: the list \"gender related issues\" (refset 999004351000000109) is not"
                                + " loaded, so entries with its codes are shown; accepted by Dr A. Example, Caldicott"
                                + " Guardian on 2026-11-20, because: no release yet",
                        "withheld.yaml:8:15: withoutLists: does without lists, so entries with their codes are shown:"
                                + " assisted fertilisation, termination of pregnancy, sexually transmitted disease; accepted"
                                + " by B. Example on 2026-11-01, because: later"),
                warnings());
        assertEquals(
                new AcceptedGap(
                        "gender related issues",
                        "no release yet",
                        "Dr A. Example, Caldicott Guardian",
                        LocalDate.of(2026, 11, 20)),
                folder.load().withheld().gaps().getFirst());
    }

    @Test
    @DisplayName("K10 an acceptance that nothing needs any more is a warning")
    void warnsOfAnAcceptanceThatNothingNeeds() {
        folder.write(
                WithheldFile.NAME,
                FOUR.replace("issues, source: here", "issues, source: here, withoutList: " + ACCEPTED)
                        + "withoutLists: " + ACCEPTED + "\n");
        assertEquals(
                List.of(
                        "withheld.yaml:3:92: lists[0].withoutList: the list is loaded now: take this out",
                        "withheld.yaml:8:15: withoutLists: every list is loaded now: take this out"),
                warnings());
    }

    @Test
    @DisplayName("K10 a list that cannot be read any more, or is gone, never shows more than before")
    void keepsWithholdingWhenAListCannotBeRead() throws IOException {
        ListFolder lists = new ListFolder(temporary);
        lists.write("abuse", "", CODE + "\tevent\tMade up (event)");
        folder.change(
                WithheldFile.NAME,
                text -> text.replace("lists: []", "lists: [{name: abuse, term: domestic abuse, source: here}]"));
        try (ReloadingNode node = new ReloadingNode(folder)) {
            lists.replace("abuse.tsv", "event", "state");
            node.look(3);
            assertStillWithholds(node);
            lists.replace("abuse.tsv", "state", "event");
            Files.delete(lists.lists.resolve("abuse.yaml"));
            Files.delete(lists.lists.resolve("abuse.tsv"));
            node.look(3);
            assertStillWithholds(node);
            assertEquals(
                    "withheld.yaml: lists: the list \"domestic abuse\" is not loaded any more, and goes on being withheld:"
                            + " bring it back, or take it out here if its codes are to be shown",
                    node.reload.refused().orElseThrow().errors().getFirst().toString(),
                    "though withoutLists would have let it start");
            Files.delete(temporary.resolve(WithheldFile.NAME));
            node.look(3);
            assertStillWithholds(node);
            folder.write(WithheldFile.NAME, WithheldFile.withoutLists());
            node.look(3);
            assertTrue(node.reload.refused().isEmpty());
            assertEquals(List.of(), node.config().withheld().codes().lists());
        }
    }

    private static void assertStillWithholds(ReloadingNode node) {
        assertTrue(node.reload.refused().isPresent());
        assertTrue(node.config().withheld().codes().lists().getFirst().contains(ListSystem.SNOMED, CODE));
    }

    private List<String> warnings() {
        return ConfigFolder.loader(false).check(temporary).problems().stream()
                .map(ConfigProblem::toString)
                .toList();
    }
}
