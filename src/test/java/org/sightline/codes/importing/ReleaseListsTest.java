package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.CodeRole;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSet;
import org.sightline.codes.command.CodesRun;

/** A release of a few concepts in an invented namespace. */
class ReleaseListsTest {

    private static final String REFSET = concept(900);
    private static final String OTHER = concept(901);
    private static final String TOP = concept(1);
    private static final String BELOW = concept(2);
    private static final String FURTHER = concept(3);
    private static final String FSN = "900000000000003001";
    private static final String SYNONYM = "900000000000013009";

    @TempDir
    Path root;

    private CodesRun run;
    private final Map<String, String> files = new LinkedHashMap<>();

    @BeforeEach
    void aRelease() throws IOException {
        run = new CodesRun(root);
        String refset = "Refset/Content/der2_Refset_SimpleTEST";
        add(
                refset + "Snapshot_1000999_20261119.txt",
                "refsetId\treferencedComponentId",
                member("1", REFSET, TOP),
                member("1", REFSET, BELOW),
                member("0", REFSET, FURTHER),
                member("1", OTHER, FURTHER),
                member("1", REFSET, "123456"));
        add(refset + "Full_1000999_20261119.txt", "refsetId\treferencedComponentId", member("1", REFSET, FURTHER));
        add(
                "Terminology/sct2_Description_TESTSnapshot-en_1000999_20261119.txt",
                "conceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId",
                description("1", REFSET, FSN, "Conditions for tests (foundation metadata concept)"),
                description("1", TOP, FSN, "Condition of the test (disorder)"),
                description("1", TOP, SYNONYM, "Condition of the test"),
                description("1", TOP, SYNONYM, "Test's condition"),
                description("0", TOP, SYNONYM, "Old words"),
                description("1", BELOW, FSN, "Condition of the test declined (situation)"),
                description("1", concept(77), FSN, "Of no list (finding)"));
        add(
                "Terminology/sct2_Relationship_TESTSnapshot_1000999_20261119.txt",
                "sourceId\tdestinationId\trelationshipGroup\ttypeId\tcharacteristicTypeId\tmodifierId",
                isA("1", BELOW, TOP, "900000000000011006"),
                isA("1", FURTHER, BELOW, "900000000000011006"),
                isA("0", concept(4), TOP, "900000000000011006"),
                isA("1", concept(5), TOP, "900000000000010007"));
    }

    private void add(String name, String columns, String... rows) {
        files.put(name, "id\teffectiveTime\tactive\tmoduleId\t" + columns + "\r\n" + String.join("", rows));
    }

    private static String member(String active, String refset, String code) {
        return "x\t20261119\t" + active + "\tm\t" + refset + "\t" + code + "\r\n";
    }

    private static String description(String active, String concept, String type, String term) {
        return "x\t20261119\t" + active + "\tm\t" + concept + "\ten\t" + type + "\t" + term + "\tx\r\n";
    }

    private static String isA(String active, String child, String parent, String characteristic) {
        return "x\t20261119\t" + active + "\tm\t" + child + "\t" + parent + "\t0\t116680003\t" + characteristic
                + "\tx\r\n";
    }

    private Path zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return run.file("release.zip", bytes.toByteArray());
    }

    @Test
    void readsReferenceSetsOfASnapshotWithTheirNames() throws IOException {
        CodesRun.Ended ended = run.run("import", zip().toString());
        assertEquals(
                List.of(
                        "release.zip!/Refset/Content/der2_Refset_SimpleTESTSnapshot_1000999_20261119.txt:6: 123456 is no"
                                + " SNOMED CT id: its check digit is wrong; left out",
                        "conditions-for-tests: 2 codes (1 state, 1 declined)",
                        "reference-set-" + OTHER + ": 1 code (1 event)",
                        "2 lists imported, 1 rows left out, 0 files not imported"),
                ended.lines());
        ValueSet list = run.lists().getFirst();
        assertEquals(List.of(TOP, BELOW), list.codes(ListSystem.SNOMED));
        assertEquals(REFSET, list.head().refset());
        assertEquals("2026-11-19", list.head().date().toString());
        assertEquals("release.zip", list.head().source());
        assertEquals(Optional.of("Condition of the test"), list.term(ListSystem.SNOMED, TOP));
        assertEquals(
                List.of("Test's condition"),
                list.words(ListSystem.SNOMED, TOP).orElseThrow().synonyms());
        assertEquals(Optional.of(CodeRole.DECLINED), list.role(ListSystem.SNOMED, BELOW));
    }

    @Test
    void readsOnlyTheReferenceSetsAskedFor() throws IOException {
        run.run("import", "--refset", OTHER, zip().toString());
        assertEquals(
                List.of(OTHER),
                run.lists().stream().map(list -> list.head().refset()).toList());
    }

    @Test
    void readsAFolderAndTheDescendantsOfAConcept() throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            run.file("release/" + file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        run.run(
                "import",
                "--descendants-of",
                TOP,
                "--name",
                "below",
                root.resolve("release").toString());
        ValueSet list = run.lists().getFirst();
        assertEquals("below", list.name());
        assertEquals(List.of(TOP, BELOW, FURTHER), list.codes(ListSystem.SNOMED));
        assertEquals("Condition of the test", list.head().title());
    }

    @Test
    void makesNoListOfAConceptThatNothingIsBelow() throws IOException {
        CodesRun.Ended ended = run.run("import", "--descendants-of", concept(50), zip().toString());
        assertEquals(2, ended.code());
        assertTrue(ended.lines().getFirst().startsWith(concept(50) + ": no concept below it"));
    }
}
