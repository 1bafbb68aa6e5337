package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final Sample ALERT = Sample.ALERT;
    private static final String SAFETY =
            "'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/flag-category','code':'safety'}],'text':'Safety'}]";
    private static final String NOT_FOR_CPR =
            "{'coding':[{'system':'http://snomed.info/sct','code':'450476008'}],'text':'Not for CPR'}";

    @Test
    void putsWhatEndangersFirstAndEndedOnesBehindALine() {
        Panel view = ALERT.given()
                .source(
                        "GP",
                        ALERT.of("late", "active", "2026-11-01"),
                        ALERT.of("danger", "active", "2024-01-01", SAFETY),
                        ALERT.of("words", "active", "2023-01-01", "'category':[{'text':'safety'}]"),
                        ALERT.of("ended", "inactive", "2025-01-01"),
                        cpr())
                .show();

        assertEquals(
                List.of("Not for CPR", "What danger", "What words", "What late"),
                names(view.tables().getFirst()));
        assertEquals("1 no longer active", view.tables().get(1).title());
        assertTrue(view.tables().get(1).folded());
        assertEquals(4, view.frame().count());
    }

    @Test
    void saysThatAReviewIsOverdueOnlyWhileTheAlertIsActive() {
        Panel view = ALERT.given()
                .source(
                        "GP",
                        reviewed("1", "active", "2026-03-01"),
                        reviewed("2", "active", "2026-11-21"),
                        reviewed("3", "active", "2026"),
                        reviewed("4", "inactive", "2026-03-01"))
                .show();

        assertEquals(
                List.of("Review overdue since 01-Mar-2026"),
                ListedKindsTest.rows(view).stream()
                        .flatMap(row -> row.chips().stream())
                        .map(chip -> chip.text().whole())
                        .toList());
        assertEquals(
                "01-Mar-2026",
                view.tables().get(1).rows().getFirst().cells().get(1).date().text());
    }

    @Test
    @DisplayName("active alerts but CPR decisions stand in the banner, dangers first, each once and whole")
    void tellsTheBanner() {
        Panel view = ALERT.given()
                .source(
                        "GP",
                        ALERT.worded("1", "active", "2026-02-01", "Falls risk"),
                        ALERT.worded("2", "active", "2026-01-01", "Dog bites", SAFETY),
                        ALERT.of("3", "inactive", "2025-01-01"),
                        cpr())
                .source("Trust", ALERT.worded("9", "active", "2026", "Falls RISK"))
                .show();

        assertEquals(
                List.of(
                        "DANGER Dog bites | GP, since 01-Jan-2026",
                        "WARNING Falls RISK | Trust, since 2026; GP, since 01-Feb-2026"),
                lines(view));
        assertEquals(
                "/record/launch/tab/panel", view.bannerLines().getFirst().link().href());
    }

    @Test
    void tellsTheBannerOfEveryActiveAlert() {
        String[] seven = IntStream.range(0, 7)
                .mapToObj(i -> ALERT.of("" + i, "active", "2026-01-0" + (9 - i)))
                .toArray(String[]::new);
        assertEquals(7, lines(ALERT.given().source("GP", seven).show()).size());
    }

    @Test
    @DisplayName("H14 H8 an alert too long for a line is not cut there, and a doubtful one says that it is")
    void neverCutsAnAlertInTheBanner() {
        Panel view = ALERT.given()
                .source(
                        "GP",
                        ALERT.worded("1", "active", "2026-02-03", "x".repeat(201)),
                        ALERT.worded("2", "", "2026-02-02", "Latex").replace("'status':'',", ""),
                        ALERT.worded(
                                "3",
                                "active",
                                "2026-02-01",
                                "Falls",
                                "'modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}]"))
                .show();
        assertEquals(
                List.of(
                        "An alert too long for this line: see the list",
                        "Latex (status not given)",
                        "Falls (take care: see the list)"),
                view.bannerLines().stream().map(line -> line.words().whole()).toList());
    }

    private static String cpr() {
        return ALERT.of("cpr", "active", "2020-01-01").replace("{'text':'What cpr'}", NOT_FOR_CPR);
    }

    private static String reviewed(String id, String status, String end) {
        return ALERT.of(id, status, "2025-01-01").replace("'2025-01-01'", "'2025-01-01','end':'" + end + "'");
    }

    private static List<String> names(Table table) {
        return table.rows().stream().map(row -> row.what().text().whole()).toList();
    }

    private static List<String> lines(Panel view) {
        return view.bannerLines().stream()
                .map(line -> line.tone() + " " + line.words() + " | " + line.source())
                .toList();
    }
}
