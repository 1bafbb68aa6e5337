package org.sightline.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.configuration.ConfigProblems;

class ValueSetFilesTest {

    private static final String LIVES = concept(11);
    private static final String FELL = concept(12);

    private static final ValueSetFiles NOTHING = ValueSetFiles.of(Path.of("no-such-folder"));

    @TempDir
    Path root;

    private ListFolder folder;

    @BeforeEach
    void aList() throws IOException {
        folder = new ListFolder(root);
        folder.write(
                "care-home",
                "refset: \"" + concept(900) + "\"\nurl: https://fhir.test.example/ValueSet/care-home\n",
                LIVES + "\tstate\tLives in a home (finding)\tResident of a home\tIn a home",
                FELL + "\tevent\tFall in a home (event)");
    }

    @Test
    void findsAListByNameReferenceSetAndAddress() {
        ValueSets sets = folder.sets();
        ValueSet list = sets.named("care-home").orElseThrow();
        assertSame(list, sets.ofRefset(concept(900)).orElseThrow());
        assertSame(
                list, sets.ofUrl("https://fhir.test.example/ValueSet/care-home").orElseThrow());
        assertSame(
                list,
                sets.ofUrl("http://snomed.info/sct?fhir_vs=refset/" + concept(900))
                        .orElseThrow());
        assertEquals(Optional.empty(), sets.named("care"));
        assertEquals(Optional.empty(), sets.ofRefset(concept(901)));
        assertEquals(Optional.empty(), sets.ofUrl("https://elsewhere.example?fhir_vs=refset/" + concept(900)));
        assertEquals(List.of(list), sets.all());
    }

    @Test
    void knowsCodesAndTheirRoles() {
        ValueSet list = folder.sets().named("care-home").orElseThrow();
        assertTrue(list.contains(ListSystem.SNOMED, LIVES));
        assertTrue(list.contains("https://dmd.nhs.uk", LIVES));
        assertFalse(list.contains("http://read.info/ctv3", LIVES));
        assertFalse(list.contains(ListSystem.SNOMED, concept(13)));
        assertFalse(list.contains(ListSystem.SNOMED, "0" + LIVES));
        assertFalse(list.contains(ListSystem.SNOMED, ""));
        assertEquals(Optional.of(CodeRole.STATE), list.role(ListSystem.SNOMED, LIVES));
        assertEquals(Optional.of(CodeRole.EVENT), list.role(ListSystem.SNOMED, FELL));
        assertEquals(List.of(LIVES, FELL), list.codes(ListSystem.SNOMED));
        assertEquals(2, list.size());
    }

    @Test
    void readsTermsFromDiskWhenAsked() throws IOException {
        ValueSets sets = folder.sets();
        assertEquals(
                Optional.of("Lives in a home"),
                sets.terms().of(ListSystem.SNOMED, LIVES).map(Terms.Term::label));
        assertEquals(Optional.empty(), sets.terms().of(ListSystem.SNOMED, concept(13)));
        ValueSet list = sets.named("care-home").orElseThrow();
        assertEquals(Optional.of("Lives in a home"), list.term(ListSystem.SNOMED, LIVES));
        assertEquals(
                List.of("Resident of a home", "In a home"),
                list.words(ListSystem.SNOMED, LIVES).orElseThrow().synonyms());
        assertEquals(
                "Fall in a home (event)",
                list.words(ListSystem.SNOMED, FELL).orElseThrow().term());
        folder.write("care-home.tsv", "something else");
        assertEquals(Optional.empty(), list.term(ListSystem.SNOMED, LIVES));
        Files.delete(folder.lists.resolve("care-home.tsv"));
        assertEquals(Optional.empty(), list.term(ListSystem.SNOMED, LIVES));
    }

    @Test
    void reviewersDecideOnRoles() throws IOException {
        String decision = "roles:\n  - {code: \"%s\", role: historical, because: They moved}\n";
        folder.write("moved", decision.formatted(LIVES), LIVES + "\tstate\tLives in a home");
        assertEquals(
                Optional.of(CodeRole.HISTORICAL),
                folder.sets().named("moved").orElseThrow().role(ListSystem.SNOMED, LIVES));
        folder.write("moved", decision.formatted(FELL), LIVES + "\tstate\tLives in a home");
        assertEquals(
                List.of("value-sets/moved.yaml:11:12: roles[0].code: is no code of this list now: " + FELL),
                folder.problems());
        String twice = decision.formatted(LIVES) + "  - {code: \"%s\", role: not, because: No}\n".formatted(LIVES);
        folder.write("moved", twice, LIVES + "\tstate\tLives in a home");
        assertEquals(
                List.of("value-sets/moved.yaml:12:12: roles[1].code: is decided twice: " + LIVES), folder.problems());
    }

    @Test
    void listsOfOtherSystemsAreTextsInOrder() throws IOException {
        folder.write("read", "", "C10..\tstate\tDiabetes mellitus", "XaIIj\tevent\tSomething");
        folder.replace("read.yaml", "http://snomed.info/sct", ListSystem.CTV3);
        ValueSet list = folder.sets().named("read").orElseThrow();
        assertTrue(list.contains(ListSystem.CTV3, "C10.."));
        assertFalse(list.contains(ListSystem.CTV3, "c10.."));
        assertEquals(Optional.of("Something"), list.term(ListSystem.CTV3, "XaIIj"));
    }

    @Test
    void namesWhatIsWrongWithFileLineAndField() throws IOException {
        String wrong = LIVES.substring(0, LIVES.length() - 2) + "00";
        folder.write(
                "wrong",
                "",
                LIVES + "\tstate\tOne",
                LIVES + "\tstate\tOne again",
                wrong + "\tstate\tRounded",
                "1.00E+15\tstate\tRounded as well",
                FELL + "\tmaybe\tTwo",
                concept(1) + "\tstate\tToo late",
                "no tabs");
        assertEquals(
                List.of(
                        "value-sets/wrong.tsv:3:1: code: " + LIVES + " is there twice",
                        "value-sets/wrong.tsv:4:1: code: " + wrong
                                + " is no SNOMED CT id: its check digit or its form is wrong",
                        "value-sets/wrong.tsv:5:1: code: 1.00E+15"
                                + " is no SNOMED CT id: its check digit or its form is wrong",
                        "value-sets/wrong.tsv:6:14: role: maybe is no role; known here: state, event, declined,"
                                + " unsuitable, not, historical",
                        "value-sets/wrong.tsv:7:1: code: " + concept(1) + " stands after a greater code",
                        "value-sets/wrong.tsv:8:1: has to be a code, its role and its term with a tab between them"),
                folder.problems());
    }

    @Test
    void holdsMembersToTheirChecksumAndNumber() throws IOException {
        folder.replace("care-home.yaml", "codes: 2", "codes: 3");
        assertEquals(
                List.of("value-sets/care-home.yaml:8:12: members[0].codes: care-home.tsv holds 2"), folder.problems());
        folder.replace("care-home.tsv", "\tevent\t", "\tstate\t");
        assertEquals(
                List.of(
                        "value-sets/care-home.yaml:9:15: members[0].checksum: is not that of care-home.tsv, which was"
                                + " changed since; import the list again, and decide on roles in this file and not in that one"),
                folder.problems());
        Files.delete(folder.lists.resolve("care-home.tsv"));
        assertEquals(
                List.of("value-sets/care-home.yaml:7:11: members[0].file: names a file that is not there or cannot be"
                        + " read: care-home.tsv"),
                folder.problems());
    }

    @Test
    void twoListsCannotBeOfOneReferenceSetOrAddress() throws IOException {
        folder.write("home", "refset: \"" + concept(900) + "\"\n", LIVES + "\tstate\tLives in a home");
        assertEquals(
                List.of(
                        "value-sets/home.yaml:10:9: refset: is also that of the list at value-sets/care-home.yaml:10:9"),
                folder.problems());
    }

    @Test
    void saysWhichFilesNobodyReads() throws IOException {
        folder.write("stray.tsv", "");
        folder.write("list.yml", "");
        folder.write("My List.yaml", "");
        assertEquals(
                List.of(
                        "value-sets/My List.yaml: would be ignored: the name has to be lower-case letters, digits and"
                                + " hyphens, and end in .yaml",
                        "value-sets/list.yml: would be ignored: the name has to be lower-case letters, digits and"
                                + " hyphens, and end in .yaml",
                        "value-sets/stray.tsv: is not read: no list names it"),
                folder.problems());
    }

    @Test
    void warnsOfListsOlderThanTwoReleasesOnceForEachDay() throws IOException {
        folder.write("other", "", LIVES + "\tstate\tLives in a home");
        for (String name : List.of("care-home", "other")) {
            folder.replace(name + ".yaml", "2026-11-01", "2026-05-06");
        }
        assertEquals(List.of(), folder.problems());
        for (String name : List.of("care-home", "other")) {
            folder.replace(name + ".yaml", "2026-05-06", "2026-05-05");
        }
        assertEquals(
                List.of(
                        "value-sets/care-home.yaml: date: is 2026-05-05, and 1 other list of that day: at least two newer"
                                + " releases are to be expected; import the next with ./sightline codes import"),
                folder.problems());
        assertTrue(folder.sets().named("other").orElseThrow().isOutdated(ListFolder.TODAY));
    }

    @Test
    void readsAgainOnlyWhatChanged() throws IOException {
        ValueSetFiles first = ValueSetFiles.of(root);
        assertEquals(Set.of("value-sets/care-home.tsv", "value-sets/care-home.yaml"), first.changedSince(NOTHING));
        assertSame(first, first.again());
        folder.replace("care-home.yaml", "A list for tests", "A list of tests!");
        ValueSetFiles second = first.again();
        assertNotSame(first, second);
        assertFalse(second.isSameAs(first));
        assertEquals(Set.of("value-sets/care-home.yaml"), second.changedSince(first));
        assertEquals(
                List.of(), NOTHING.read(new ConfigProblems(), ListFolder.TODAY).all());
    }
}
