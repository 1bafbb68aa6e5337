package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind that is laid out as tables has to keep, whatever it lists. */
class ListedKindsTest {

    static Stream<Sample> all() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void showsAnOrdinaryEntryWholeAndSaysWhatWasShown(Sample kind) {
        Panel view = kind.given().source("GP", kind.ordinary()).show();

        Row row = onlyRow(view);
        assertEquals("What 1", row.what().text().whole());
        assertEquals("25-Nov-2026", row.frame().recorded().text());
        assertEquals(List.of("GP"), row.frame().sources());
        assertEquals(1, view.frame().count());
        assertEquals("the only source", view.frame().sources());
        assertTrue(view.references().getFirst().endsWith("/1@3"));
        assertTrue(
                row.frame().details().stream().anyMatch(d -> d.value().whole().equals("1 (https://gp.example/Id)")));
        assertEquals(
                view.tables().getFirst().columns().others().size(), row.cells().size());
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("H2 none, part of it, nobody and not yet are four different sentences")
    void saysWhichKindOfEmptyItIs(Sample kind) {
        String noun = kind.noun();
        String start = "No " + noun + " ";
        String whole = empty(kind.given().source("GP").source("Trust"));
        assertTrue(
                whole.startsWith(start + "recorded by any of 2 sources.") || whole.startsWith(start + "found since "));
        assertTrue(empty(kind.given().source("GP").failed("Trust"))
                .contains("in what was received. This is not the whole: 1 of 2 sources answered in full."));
        assertTrue(empty(kind.given().failed("GP")).endsWith("unavailable: no source answered."));
        assertEquals(
                "Nothing yet: waiting for Trust.",
                empty(kind.given().source("GP").awaited("Trust")));
        assertTrue(empty(kind.given().source("GP").withheld()).endsWith("but some items are withheld."));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("H8 F15 entered in error is never shown; a status nobody sent is said")
    void keepsStatusesApart(Sample kind) {
        Panel view = kind.given()
                .source("GP", kind.of("1", "entered-in-error", "2026-11-25"))
                .show();
        assertEquals(List.of(), view.tables());

        Row unsaid = onlyRow(kind.given()
                .source("GP", kind.ordinary().replace("'status':'" + kind.status() + "',", ""))
                .show());
        assertTrue(unsaid.chips().stream().anyMatch(c -> c.text().whole().equals("Status not given")));
        assertTrue(unsaid.chips().stream().anyMatch(c -> c.tone() == Tone.WARNING));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("H8 what may change the meaning and is not known here is warned of")
    void warnsOfWhatItDoesNotUnderstand(Sample kind) {
        Panel view = kind.given()
                .source(
                        "GP",
                        kind.of(
                                "1",
                                kind.status(),
                                "2026-11-25",
                                "'modifierExtension':[{'url':'https://gp.example/not','valueBoolean':true}]"))
                .show();
        assertTrue(onlyRow(view).frame().cautions().getFirst().whole().contains("https://gp.example/not"));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("C01 C04 C05 hostile text is text, with what is hidden made visible, and no address is a link")
    void showsHostileTextAsText(Sample kind) {
        Panel view = kind.given()
                .source("GP", kind.worded("1", kind.status(), "2026-11-25", "<script>alert(1)</script>\\u202Ex"))
                .show();
        assertEquals(
                "<script>alert(1)</script>[U+202E]x",
                onlyRow(view).what().text().whole());
        assertFalse(view.toString().contains("javascript:"));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("H5 F12 dates keep their precision, and an impossible one is shown as it was sent")
    void keepsThePrecisionOfDates(Sample kind) {
        boolean moment = kind == Sample.APPOINTMENT;
        String sent = moment ? "2026-11-25T10:15:00Z" : "2026-12";
        Row row = onlyRow(
                kind.given().source("GP", kind.of("1", kind.status(), sent)).show());
        assertEquals(
                moment ? "25-Nov-2026 10:15" : "Dec-2026",
                row.frame().recorded().text());
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("F17 H7 one identifier at two sources is one row with both; where they differ both say so")
    void mergesOnlyWhatIsIdentical(Sample kind) {
        Row one = onlyRow(kind.given()
                .source("GP", kind.ordinary())
                .source("Trust", kind.ordinary())
                .show());
        assertEquals(List.of("GP", "Trust"), one.frame().sources());

        List<Row> two = rows(kind.given()
                .source("GP", kind.ordinary())
                .source("Trust", kind.of("1", "", "2026-11-25").replace("'status':'',", ""))
                .show());
        assertEquals(2, two.size());
        assertTrue(two.stream()
                .allMatch(row -> row.frame().cautions().getFirst().whole().startsWith("Recorded differently by ")));
    }

    @ParameterizedTest
    @MethodSource("all")
    @DisplayName("H3 what is cut is counted, and all of it stands where the panel is opened alone")
    void cutsAndShowsAllAlone(Sample kind) {
        String[] many = IntStream.range(0, 12)
                .mapToObj(i -> kind.of("" + i, kind.status(), "2026-11-25"))
                .toArray(String[]::new);

        Panel cut = kind.givenRows(5).source("GP", many).show();
        Panel whole = kind.givenRows(5).source("GP", many).alone().show();

        assertEquals(5, cut.tables().getFirst().rows().size());
        assertEquals(12, cut.tables().getFirst().total());
        assertEquals(12, cut.frame().count());
        assertEquals(5, cut.references().size());
        assertTrue(cut.tables().getFirst().isCut());
        assertEquals(12, whole.references().size());
    }

    static List<Row> rows(Panel view) {
        return view.tables().stream().flatMap(table -> table.rows().stream()).toList();
    }

    private static Row onlyRow(Panel view) {
        List<Row> rows = rows(view);
        assertEquals(1, rows.size(), () -> rows.toString());
        return rows.getFirst();
    }

    private static String empty(Given given) {
        return given.<Panel>show().frame().empty();
    }
}
