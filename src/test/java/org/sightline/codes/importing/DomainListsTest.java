package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.codes.command.CodesRun;

class DomainListsTest {

    private static final String HEAD =
            "Cluster_ID\tCluster_Description\tSNOMED_code\tSNOMED_code_description\tPCD_Refset_ID";

    @TempDir
    Path root;

    private static String row(String code) {
        return "TEST_COD\tConditions for tests\t" + code + "\tA condition (disorder)\t^" + concept(900);
    }

    @Test
    void readsBothOfThePublicationsTextsAsOneList() throws IOException {
        CodesRun run = new CodesRun(root);
        Path content = run.file(
                "20261119_PCD_Refset_Content_V2.txt",
                HEAD + "\tService_and_Ruleset",
                row(concept(2)) + "\tQOF",
                row(concept(1)) + "\tQOF",
                row(concept(1)) + "\tNHS Health Checks");
        Path byOutput = run.file(
                "20261119_PCD_Refset_Content_by_Output_V2.txt",
                "Output_ID\t" + HEAD,
                "DM1\t" + row(concept(2)),
                "DM2\t" + row(concept(2)),
                "DM2\t" + row(concept(3)));
        ValueSet list = run.imported(content, byOutput);
        assertEquals("test-cod", list.name());
        assertEquals("Conditions for tests", list.head().title());
        assertEquals(concept(900), list.head().refset());
        assertEquals("2026-11-19", list.head().date().toString());
        assertEquals(List.of(concept(1), concept(2), concept(3)), list.codes(ListSystem.SNOMED));
    }

    @Test
    void namesRowsThatAreDamaged() throws IOException {
        CodesRun run = new CodesRun(root);
        Path file = run.file("20261119_PCD_Refset_Content_V2.txt", HEAD, row("123456"), "too\tfew", row(concept(1)));
        assertEquals(
                List.of(
                        "20261119_PCD_Refset_Content_V2.txt:2: 123456 is no SNOMED CT id: its check digit is wrong; left out",
                        "20261119_PCD_Refset_Content_V2.txt:3: has too few columns; left out",
                        "test-cod: 1 code (1 state)",
                        "1 lists imported, 2 rows left out, 0 files not imported"),
                run.run("import", file.toString()).lines());
    }
}
