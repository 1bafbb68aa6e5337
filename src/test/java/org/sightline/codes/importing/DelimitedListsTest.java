package org.sightline.codes.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sightline.codes.ListFolder.concept;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.codes.ListSystem;
import org.sightline.codes.Sctid;
import org.sightline.codes.ValueSet;
import org.sightline.codes.command.CodesRun;

class DelimitedListsTest {

    private static final String ONE = concept(1);
    private static final String TWO = concept(2);

    @TempDir
    Path root;

    private CodesRun run;

    @BeforeEach
    void start() throws IOException {
        run = new CodesRun(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "code,term;CODE,A word",
                "CODE,TERM;CODE,A word",
                "id,term;CODE,A word",
                "code,term,id;CODE,A word,CODE",
                "code,term,dmd_id,dmd_type,bnf_code;x,A word,CODE,VMP,0501013B0AAAAAA",
                "type,id,bnf_code,nm;amp,CODE,0601011A0BBAAAA,A word",
                "dmd_type,dmd_id,dmd_name,bnf_code;VMP,CODE,A word,0401010L0AAAAAA",
                "id,name,active,notes;CODE,A word,y,none",
                "code,Ethnicity,Grouping_16,Grouping_6;CODE,A word,16,5",
            })
    void readsEveryHeadInWhichListsArePublished(String head, String row) throws IOException {
        ValueSet list = run.imported(run.file("a-list-20260912.csv", head, row.replace("CODE", ONE)));
        assertEquals(List.of(ONE), list.codes(ListSystem.SNOMED));
        assertEquals(Optional.of("A word"), list.term(ListSystem.SNOMED, ONE));
        assertEquals("2026-09-12", list.head().date().toString());
        assertEquals("20260912", list.head().version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CTV3Code,Description;XaIIj,A word;http://read.info/ctv3",
                "CTV3ID,CTV3PreferredTermDesc,CTV3Source;C10..,A word,map;http://read.info/ctv3",
                "code,term;C10..,A word;http://read.info/ctv3",
                "code,term;C10..00,A word;http://read.info/readv2",
                "bnf_code,description;0601011A0BBAAAA,A word;urn:sightline:bnf",
            })
    void tellsTheSystemByTheCodes(String head, String row, String system) throws IOException {
        ValueSet list = run.imported(run.file("a-list-20260912.csv", head, row));
        String code = row.split(",")[0];
        assertEquals(List.of(code), list.codes(system));
        assertEquals(Optional.of("A word"), list.term(system, code));
    }

    @Test
    void readsListsWithoutAHead() throws IOException {
        run.imported(run.file("tabs-20260912.txt", ONE + "\tA word, with \"quotes\"", TWO + "\tAnother"));
        run.run(
                "import",
                run.file("exeter-20260912.csv", ONE + "#,A word", TWO + "#,Another")
                        .toString());
        assertEquals(List.of(ONE, TWO), run.lists().getFirst().codes(ListSystem.SNOMED));
        assertEquals(
                Optional.of("A word, with \"quotes\""), run.lists().getLast().term(ListSystem.SNOMED, ONE));
    }

    @Test
    void readsWhatSpreadsheetsAndEditorsDoToFiles() throws IOException {
        String text = "\uFEFFcode,term\r\n" + TWO + ",\"Pain, severe\"\r\n\r\n " + ONE + " ,Trailing blank  \r\n" + ONE
                + ",Again\r\n";
        ValueSet list = run.imported(run.file("a-20260912.csv", text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(ONE, TWO), list.codes(ListSystem.SNOMED));
        assertEquals(Optional.of("Pain, severe"), list.term(ListSystem.SNOMED, TWO));
        assertEquals(Optional.of("Trailing blank"), list.term(ListSystem.SNOMED, ONE));
        String older = "code,term\n" + ONE + ",Ménière's disease\n";
        run.run(
                "import",
                run.file("a-20260912.csv", older.getBytes(Charset.forName("windows-1252")))
                        .toString());
        assertEquals(Optional.of("Ménière's disease"), run.lists().getFirst().term(ListSystem.SNOMED, ONE));
    }

    @Test
    void namesDamagedCodesAndKeepsTheRest() throws IOException {
        String rounded = "299034110000011" + "04";
        String description = description();
        Path file = run.file(
                "a-20260912.csv",
                "code,term",
                ONE + ",Kept",
                "1.00E+15,A number",
                "73211009.0,A number",
                rounded + ",Rounded",
                "123456789012345000,Rounded by a spreadsheet",
                TWO.substring(0, TWO.length() - 1) + "x,No digit",
                description + ",A description",
                ",No code",
                TWO + ",Kept");
        String number = " is a number that a spreadsheet made of an id; take the list from its source again; left out";
        String roundedWords =
                " is no SNOMED CT id: its last digits look rounded, as a spreadsheet or a program does; left out";
        assertEquals(
                new CodesRun.Ended(
                        1,
                        List.of(
                                "a-20260912.csv:3: 1.00E+15" + number,
                                "a-20260912.csv:4: 73211009.0" + number,
                                "a-20260912.csv:5: " + rounded + roundedWords,
                                "a-20260912.csv:6: 123456789012345000" + roundedWords,
                                "a-20260912.csv:7: " + TWO.substring(0, TWO.length() - 1)
                                        + "x is no SNOMED CT id; left out",
                                "a-20260912.csv:8: " + description
                                        + " is the id of a description or a relationship; left out",
                                "a-20260912.csv:9: has no code; left out",
                                "a-20260912: 2 codes (2 event)",
                                "1 lists imported, 7 rows left out, 0 files not imported")),
                run.run("import", file.toString()));
        assertEquals(List.of(ONE, TWO), run.lists().getFirst().codes(ListSystem.SNOMED));
    }

    /** 11 before the check digit. */
    private static String description() {
        for (int check = 0; check < 10; check++) {
            String id = "77100099911" + check;
            if (Sctid.isValid(id)) {
                return id;
            }
        }
        throw new AssertionError();
    }

    @Test
    void importsNothingOfAHeadItDoesNotKnow() throws IOException {
        CodesRun.Ended ended = run.run(
                "import", run.file("a-20260912.csv", "what,why", ONE + ",b").toString());
        assertEquals(2, ended.code());
        assertEquals(List.of(), run.lists());
    }

    @Test
    void asksForTheDateWhereNothingSaysIt() throws IOException {
        Path file = run.file("a.csv", "code,term", ONE + ",Word");
        assertEquals(
                new CodesRun.Ended(
                        2,
                        List.of("When was a released? Nothing in it or in its name says so: --date YYYY-MM-DD, and"
                                + " --version if it has one.")),
                run.run("import", file.toString()));
        assertEquals(
                0,
                run.run("import", "--date", "2026-11-01", "--name", "mine", file.toString())
                        .code());
        assertEquals("mine", run.lists().getFirst().name());
        assertEquals("2026-11-01", run.lists().getFirst().head().version());
    }
}
