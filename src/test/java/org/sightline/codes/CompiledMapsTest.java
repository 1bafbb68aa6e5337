package org.sightline.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("VS4 maps of older codes are compiled as lists are")
class CompiledMapsTest {

    @TempDir
    Path root;

    private ListFolder folder;

    @BeforeEach
    void aMap() throws IOException {
        folder = new ListFolder(root);
        SortedMap<String, SortedSet<String>> icd = new TreeMap<>();
        icd.put("E119", ids(1));
        icd.put("W199", ids(2, 3));
        SortedMap<String, SortedSet<String>> ctv3 = new TreeMap<>(Map.of("C10..", ids(1)));
        MapFile.write(
                folder.lists,
                new ValueSetHead("old", "An old map", null, null, "3", LocalDate.of(2026, 4, 1), "made up"),
                Map.of(ListSystem.ICD_10, icd, ListSystem.CTV3, ctv3));
    }

    @Test
    void believesWhatWasCompiledAsLongAsNothingChanged() throws IOException {
        List<String> before = said();
        assertTrue(before.toString().contains(concept(3)), before::toString);
        ValueSetFiles.compile(root);
        assertEquals(before, said());
        // what was compiled is believed: these bytes are not read again
        folder.replace("old.map", "E119", "E118");
        assertEquals(before, said());
        assertFalse(folder.thoroughProblems().isEmpty());
        folder.replace("old.map", "E118", "E119");
        folder.replace("old.map", "An old map", "A new map");
        assertTrue(said().toString().contains("A new map"));
        folder.replace("old.map", "E119", "E118");
        assertFalse(folder.problems().isEmpty());
        folder.replace("old.map", "E118", "E119");
        folder.replace("old.map", "A new map", "An old map");
        Files.move(folder.lists.resolve("old.map"), folder.lists.resolve("other.map"));
        assertEquals("other", folder.sets().maps().getFirst().head().name());
    }

    @Test
    void readsAllOfAMapOfAnotherSize() throws IOException {
        ValueSetFiles.compile(root);
        folder.write("old.map", folder.read("old.map") + "\n");
        assertFalse(folder.problems().isEmpty());
    }

    @Test
    void takesNothingFromACompiledFileThatIsDamaged() throws IOException {
        List<String> before = said();
        ValueSetFiles.compile(root);
        Path compiled = folder.lists.resolve("compiled.bin");
        byte[] whole = Files.readAllBytes(compiled);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            Files.write(compiled, damaged);
            assertEquals(before, said());
            Files.write(compiled, Arrays.copyOf(whole, at));
            assertEquals(before, said());
        }
    }

    @Test
    void compilesNothingOfAMapThatIsWrong() throws IOException {
        folder.replace("old.map", "E119", "E118");
        ValueSetFiles.compile(root);
        assertFalse(folder.problems().isEmpty());
    }

    private static SortedSet<String> ids(int... numbers) {
        return new TreeSet<>(
                Arrays.stream(numbers).mapToObj(ListFolder::concept).toList());
    }

    /** Everything that the map says, both ways. */
    private List<String> said() {
        ValueSets sets = folder.sets();
        Set<String> all = Set.of("http://snomed.info/sct|" + concept(1), "http://snomed.info/sct|" + concept(2));
        return Stream.concat(
                        Stream.of(
                                sets.maps().getFirst().head().toString(),
                                String.valueOf(sets.maps().getFirst().size()),
                                new TreeSet<>(sets.older(all)).toString()),
                        Stream.of(
                                String.valueOf(sets.mapped(ListSystem.ICD_10, "E11.9")),
                                String.valueOf(sets.mapped(ListSystem.ICD_10, "W199")),
                                String.valueOf(sets.mapped(ListSystem.CTV3, "C10.."))))
                .toList();
    }
}
