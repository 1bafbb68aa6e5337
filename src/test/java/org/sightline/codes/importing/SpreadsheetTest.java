package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sightline.codes.ListFolder.concept;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.codes.command.CodesRun;

@DisplayName("VS10 a spreadsheet is named with what to do instead, and what is beside it is imported")
class SpreadsheetTest {

    private static final String WORDS =
            " is a spreadsheet, which is not read: open it, save the sheet with the codes as"
                    + " CSV UTF-8, and import that file; or take the text files of the same publication";

    @TempDir
    Path root;

    private CodesRun run;

    @BeforeEach
    void start() throws IOException {
        run = new CodesRun(root);
    }

    @Test
    void isToldByItsFirstBytesWhateverItIsCalled() throws IOException {
        Path sheet = run.file("codes.xlsx", zip("xl/workbook.xml", "<workbook/>"));
        Path old = run.file("codes.csv", HexFormat.of().parseHex("d0cf11e0a1b11ae1"));
        Path list = run.file("a-20260912.csv", "code,term", concept(1) + ",Kept");
        assertEquals(
                new CodesRun.Ended(
                        1,
                        List.of(
                                "codes.xlsx:" + WORDS + "; not imported",
                                "codes.csv:" + WORDS + "; not imported",
                                "a-20260912: 1 code (1 event)",
                                "1 lists imported, 0 rows left out, 2 files not imported")),
                run.run("import", sheet.toString(), old.toString(), list.toString()));
    }

    @Test
    void isNamedInAZipOrFolderThatHoldsNothingElse() throws IOException {
        Path only = run.file("mapping.zip", zip("BNF Snomed Mapping.xlsx", "x"));
        assertEquals(
                List.of(
                        "mapping.zip!/BNF Snomed Mapping.xlsx:" + WORDS + "; not imported",
                        "0 lists imported, 0 rows left out, 1 files not imported"),
                run.run("import", only.toString()).lines());
        run.file("folder/codes.ods", "x");
        assertEquals(
                "folder/codes.ods:" + WORDS + "; not imported",
                run.run("import", root.resolve("folder").toString()).lines().getFirst());
        run.file("folder/a-20260912.csv", "code,term", concept(1) + ",Kept");
        assertEquals(
                List.of("a-20260912: 1 code (1 event)", "1 lists imported, 0 rows left out, 0 files not imported"),
                run.run("import", root.resolve("folder").toString()).lines());
    }

    @Test
    void isNamedWhereAMapIsWanted() throws IOException {
        Path only = run.file("mapping.zip", zip("BNF Snomed Mapping.xlsx", "x"));
        assertEquals(
                new CodesRun.Ended(
                        2,
                        List.of(
                                "Nothing there maps a code of ICD-10, Read v2, CTV3 or dm+d to a concept.",
                                "mapping.zip!/BNF Snomed Mapping.xlsx:" + WORDS)),
                run.run("import", "--map", only.toString()));
    }

    private static byte[] zip(String name, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
