package org.sightline.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists call their codes. */
class TermsTest {

    @Test
    void saysLabelSynonymsAndWhichListSaysSo(@TempDir Path root) throws IOException {
        ListFolder folder = new ListFolder(root);
        folder.write("a", "", concept(1) + "\tstate\t");
        folder.write("b", "", concept(1) + "\tstate\tMade-up condition (disorder)\tIll made-up\tMade-up illness");
        folder.write("c", "", concept(1) + "\tstate\tAnother name");
        Terms terms = folder.sets().terms();

        Terms.Term term = terms.of("https://dmd.nhs.uk", concept(1)).orElseThrow();
        assertEquals("Made-up condition", term.label());
        assertEquals(List.of("Ill made-up", "Made-up illness"), term.synonyms());
        assertEquals("b", term.list().name());
        assertEquals("A list for tests", term.from());
        assertEquals(Optional.empty(), terms.of(ListSystem.CTV3, concept(1)));
        assertEquals(Optional.empty(), terms.of(ListSystem.SNOMED, concept(2)));
    }

    @Test
    void keepsWhatWasAskedForInMemory(@TempDir Path root) throws IOException {
        ListFolder folder = new ListFolder(root);
        folder.write("a", "", concept(1) + "\tstate\tMade-up condition", concept(2) + "\tstate\tAnother");
        Terms terms = folder.sets().terms();
        assertEquals(
                "Made-up condition",
                terms.of(ListSystem.SNOMED, concept(1)).orElseThrow().label());
        Files.delete(folder.lists.resolve("a.tsv"));
        assertEquals(
                "Made-up condition",
                terms.of(ListSystem.SNOMED, concept(1)).orElseThrow().label());
        assertEquals(Optional.empty(), terms.of(ListSystem.SNOMED, concept(2)));
    }
}
