package org.sightline.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledListsTest {

    private static final String LIVES = concept(11);
    private static final String FELL = concept(12);

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
    void believesWhatWasCompiledAsLongAsNothingChanged() throws IOException {
        folder.write("read", "", "C10..\tstate\tDiabetes mellitus");
        folder.replace("read.yaml", "http://snomed.info/sct", ListSystem.CTV3);
        List<String> before = said();
        ValueSetFiles.compile(root);
        // what was compiled is believed: these bytes are not read again
        folder.replace("care-home.tsv", "\tevent\t", "\tstate\t".replace("state", "STATE"));
        assertEquals(before, said());
        assertEquals(List.of(), folder.problems());
        assertFalse(folder.thoroughProblems().isEmpty());
        folder.replace("care-home.tsv", "STATE", "event");
        folder.replace("care-home.yaml", "title: A list", "title: Our list");
        assertEquals(
                "Our list for tests",
                folder.sets().named("care-home").orElseThrow().head().title());
        folder.replace("care-home.tsv", "In a home", "Inside");
        assertFalse(folder.problems().isEmpty());
    }

    @Test
    void takesNothingFromACompiledFileThatIsDamaged() throws IOException {
        List<String> before = said();
        ValueSetFiles.compile(root);
        Path compiled = folder.lists.resolve("compiled.bin");
        byte[] whole = Files.readAllBytes(compiled);
        for (int at = 0; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(compiled, damaged);
            assertEquals(before, said());
            Files.write(compiled, Arrays.copyOf(whole, at));
            assertEquals(before, said());
        }
    }

    @Test
    void findsTwinsAmongCompiledLists() throws IOException {
        folder.write("home", "url: https://fhir.test.example/ValueSet/home\n", LIVES + "\tstate\tLives in a home");
        ValueSetFiles.compile(root);
        folder.replace("home.yaml", "ValueSet/home", "ValueSet/care-home");
        assertEquals(
                List.of("value-sets/home.yaml:10:6: url: is also that of the list at value-sets/care-home.yaml:11:6"),
                folder.problems());
    }

    /** Everything that lists say. */
    private List<String> said() {
        return folder.sets().all().stream()
                .flatMap(list -> Stream.concat(
                        Stream.of(list.head().toString()),
                        list.members().map(member -> member + " " + list.term(member.system(), member.code()))))
                .toList();
    }
}
