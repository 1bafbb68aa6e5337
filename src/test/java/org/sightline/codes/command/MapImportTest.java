package org.sightline.codes.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.ValueSets;
import org.sightline.codes.ValueSets.MappedTo;
import org.sightline.codes.command.CodesRun.Ended;

/** {@code codes import --map}, of maps that nobody published. */
class MapImportTest {

    private static final String RF2_HEAD =
            "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tmapGroup\tmapPriority\tmapRule"
                    + "\tmapAdvice\tmapTarget\tcorrelationId\tmapCategoryId";

    @TempDir
    private Path root;

    private CodesRun run;

    @BeforeEach
    void emptyFolder() throws IOException {
        run = new CodesRun(root);
    }

    @Test
    void readsACsvOfSystemCodeAndConcept() throws IOException {
        Path file = run.file(
                "old-codes-20260401.csv",
                "source system,source code,SNOMED code",
                "icd-10,Z99.1," + concept(1),
                "icd-10,I10X," + concept(2),
                "read-v2,X10F.00," + concept(3),
                "http://read.info/ctv3,Xa1..," + concept(4),
                "ctv3,Xb2..," + concept(5),
                "ctv3,Xb2..," + concept(6),
                "ctv3,Xc3..,12345",
                "opcs-4,A01," + concept(7));
        Ended ended = run.run("import", "--map", file.toString());

        assertEquals(CodesCommand.LEFT_OUT, ended.code());
        assertTrue(
                ended.lines().contains("old-codes-20260401: 4 codes mapped to one concept each, 1 to several"),
                ended.lines()::toString);
        assertTrue(
                ended.lines().stream()
                        .anyMatch(line -> line.startsWith("old-codes-20260401.csv:8: 12345 is no SNOMED")),
                ended.lines()::toString);
        assertTrue(
                ended.lines().stream().anyMatch(line -> line.startsWith("old-codes-20260401.csv:9: ")),
                ended.lines()::toString);
        ValueSets sets = new ListFolder(run.config).sets();
        assertEquals(List.of(concept(1)), mapped(sets, "http://hl7.org/fhir/sid/icd-10-uk", "Z991"));
        assertEquals(List.of(concept(2)), mapped(sets, ListSystem.ICD_10, "I10"));
        assertEquals(List.of(concept(3)), mapped(sets, ListSystem.READ_V2, "X10F."));
        assertEquals(List.of(concept(4)), mapped(sets, ListSystem.CTV3, "Xa1"));
        assertEquals(List.of(concept(5), concept(6)), mapped(sets, ListSystem.CTV3, "Xb2.."));
        assertEquals("2026-04-01", sets.maps().getFirst().head().date().toString());
    }

    @Test
    @DisplayName("Older codes are named in every form in which sources send them, where all they mean is asked for")
    void namesOlderCodesAsSourcesSendThem() throws IOException {
        run.run(
                "import",
                "--map",
                run.file(
                                "m-20260401.csv",
                                "icd-10,Z99.1," + concept(1),
                                "icd-10,I10," + concept(2),
                                "read-v2,X10F.," + concept(1),
                                "ctv3,Xa1..," + concept(1),
                                "ctv3,Xb2..," + concept(1),
                                "ctv3,Xb2..," + concept(3),
                                "dm+d," + concept(9) + "," + concept(1))
                        .toString());
        ValueSets sets = new ListFolder(run.config).sets();
        String icd = "http://hl7.org/fhir/sid/icd-10";
        assertEquals(
                Set.of(
                        icd + "|Z99.1",
                        icd + "|Z991",
                        icd + "-uk|Z99.1",
                        icd + "-uk|Z991",
                        "http://read.info/readv2|X10F.",
                        "http://read.info/readv2|X10F.00",
                        "http://read.info/ctv3|Xa1.."),
                sets.older(Set.of("http://snomed.info/sct|" + concept(1), "http://loinc.org|2160-0")));
        assertEquals(
                Set.of(icd + "|I10", icd + "|I10X", icd + "-uk|I10", icd + "-uk|I10X"),
                sets.older(Set.of("http://snomed.info/sct|" + concept(2))));
        assertTrue(sets.older(Set.of("http://snomed.info/sct|" + concept(1), "http://snomed.info/sct|" + concept(3)))
                .contains("http://read.info/ctv3|Xb2.."));
    }

    @Test
    void readsTheMapsOfARelease() throws IOException {
        Path file = run.file(
                "der2_iisssccRefset_ExtendedMapSnapshot_INT_20260401.txt",
                RF2_HEAD,
                row("1", "447562003", concept(1), "1", "Z99.1"),
                row("1", "447562003", concept(1), "2", "Y88.8"),
                row("0", "447562003", concept(2), "1", "Z99.1"),
                row("1", "447562003", concept(3), "1", "Z77.7"),
                row("1", "447562003", concept(4), "1", "Z77.7"),
                row("1", "1126441000000105", concept(5), "1", "A01.1"));
        Ended ended = run.run("import", "--map", "--name", "icd-10", file.toString());

        assertTrue(
                ended.lines().contains("icd-10: 1 codes mapped to one concept each, 1 to several"),
                ended.lines()::toString);
        assertTrue(
                ended.lines().contains("1126441000000105: a map to a system that is not read here; not imported"),
                ended.lines()::toString);
        ValueSets sets = new ListFolder(run.config).sets();
        assertEquals(List.of(concept(1)), mapped(sets, ListSystem.ICD_10, "Z99.1"));
        assertEquals(List.of(), mapped(sets, ListSystem.ICD_10, "Y88.8"));
        assertEquals(List.of(concept(3), concept(4)), mapped(sets, ListSystem.ICD_10, "Z777"));
    }

    @Test
    void whatWasChangedByHandIsNotBelieved() throws IOException {
        run.run(
                "import",
                "--map",
                run.file("m-20260401.csv", "icd-10,Z99.1," + concept(1)).toString());
        Path written = run.config.resolve("value-sets/m-20260401.map");
        Files.writeString(written, Files.readString(written).replace(concept(1), concept(2)));
        Ended ended = run.run("list");
        assertEquals(CodesCommand.NOT_DONE, ended.code());
        assertTrue(
                ended.lines().toString().contains("value-sets/m-20260401.map:5:1: checksum: does not fit"),
                ended.lines()::toString);
    }

    @Test
    void asksForTheDateAndForSomethingToMap() throws IOException {
        Path undated = run.file("m.csv", "icd-10,Z99.1," + concept(1));
        assertTrue(run.run("import", "--map", undated.toString())
                .lines()
                .toString()
                .contains("--date"));
        Path nothing = run.file("n-20260401.csv", "opcs-4,A01," + concept(1));
        assertTrue(run.run("import", "--map", nothing.toString())
                .lines()
                .toString()
                .contains("Nothing there maps"));
    }

    private static List<String> mapped(ValueSets sets, String system, String code) {
        return sets.mapped(system, code).map(MappedTo::snomed).orElse(List.of());
    }

    private static String row(String active, String refset, String concept, String group, String target) {
        return String.join(
                "\t", "u", "20260401", active, "m", refset, concept, group, "1", "TRUE", "ALWAYS", target, "c", "d");
    }
}
