package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProceduresReferralsDocumentsTest {

    private static final Sample PROCEDURE = Sample.PROCEDURE;
    private static final Sample REFERRAL = Sample.REFERRAL;
    private static final Sample DOCUMENT = Sample.DOCUMENT;

    @ParameterizedTest(name = "procedure {0}: {1}, {2}")
    @CsvSource({
        "completed, '', ''",
        "preparation, 'Planned, not performed yet', Planned",
        "in-progress, '', In progress",
        "on-hold, '', On hold",
        "stopped, '', Stopped",
        "unknown, '', Unknown",
        "not-done, 1 not done, Not done"
    })
    @DisplayName("H8 F15 a procedure that was not done, or not finished, never looks as if it had been")
    void saysWhatBecameOfAProcedure(String status, String table, String chip) {
        assertEquals(
                table + " | " + chip,
                tableAndChips(
                        PROCEDURE, PROCEDURE.of("1", status, "2026-11-01", "'statusReason':{'text':'Declined'}")));
    }

    @Test
    void saysWhoDidAProcedureWhereAndWhatCameOfIt() {
        Panel view = PROCEDURE
                .given()
                .source(
                        "Trust",
                        PROCEDURE.of(
                                "1",
                                "completed",
                                "2026-11-01",
                                "'performer':[{'function':{'text':'Surgeon'},'actor':{'display':'Mr Ali Khan'}}]",
                                "'location':{'display':'Theatre 2'}",
                                "'outcome':{'text':'Successful'}",
                                "'complication':[{'text':'Bleeding'}]"),
                        PROCEDURE
                                .of("2", "completed", "", "'performedString':'in childhood'")
                                .replace("'performedDateTime':'',", "")
                                .replace("'performedDateTime':''", "'note':[{'text':'n'}]"))
                .show();
        List<Row> rows = view.tables().getFirst().rows();
        assertEquals(
                List.of("Mr Ali Khan, Surgeon / Theatre 2", "Successful / Complication: Bleeding"),
                cells(rows.getFirst()));
        assertEquals("Date not recorded", rows.get(1).frame().recorded().text());
        assertEquals("Performed: in childhood", chips(rows.get(1)));
    }

    @ParameterizedTest(name = "referral {0} {1}: {2}, {3}")
    @CsvSource({
        "active, urgent, '', Urgent",
        "active, asap, '', As soon as possible",
        "active, stat, '', At once",
        "active, routine, '', ''",
        "draft, routine, '', 'Draft, not sent'",
        "on-hold, routine, '', On hold",
        "unknown, routine, '', Unknown",
        "completed, routine, 1 completed or withdrawn, Completed",
        "revoked, urgent, 1 completed or withdrawn, Urgent; Withdrawn"
    })
    void saysHowUrgentAReferralIsAndHowFarItGot(String status, String priority, String table, String chips) {
        assertEquals(
                table + " | " + chips,
                tableAndChips(REFERRAL, REFERRAL.of("1", status, "2026-11-01", "'priority':'" + priority + "'")));
    }

    @Test
    void saysFromWhomToWhomAndWhyAReferralWent() {
        Panel view = REFERRAL.given()
                .source(
                        "GP",
                        REFERRAL.of(
                                        "1",
                                        "active",
                                        "2026-11-01",
                                        "'requester':{'display':'Dr Ann Reed'}",
                                        "'performer':[{'display':'Falls clinic'}]",
                                        "'reasonCode':[{'text':'Three falls'}]",
                                        "'priority':'routine'",
                                        "'doNotPerform':true")
                                .replace("'order'", "'proposal'"))
                .show();
        Row row = view.tables().getFirst().rows().getFirst();
        assertEquals(List.of("From Dr Ann Reed / To Falls clinic", "Three falls / Routine"), cells(row));
        assertEquals("Not to be done; Proposal", chips(row));
    }

    @ParameterizedTest(name = "order of {0}, {1}: {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "{'coding':[{'system':'http://snomed.info/sct','code':'108252007'}]}; active; Tests ordered |",
                "{'text':'Laboratory'}; active; Tests ordered |",
                "{'coding':[{'code':'x','display':'Diagnostic radiology'}]}; active; Tests ordered |",
                "{'text':'Laboratory'}; completed; 1 ordered test completed or withdrawn | Completed",
                "{'text':'Community'}; active; |"
            })
    void keepsTestsOrderedApartFromReferrals(String category, String status, String expected) {
        assertEquals(
                expected,
                tableAndChips(REFERRAL, REFERRAL.of("1", status, "2026-11-01", "'category':[" + category + "]"))
                        .strip());
    }

    @ParameterizedTest(name = "document {0} {1}: {2}, {3}")
    @CsvSource({
        "current, final, '', ''",
        "current, preliminary, '', Preliminary",
        "current, amended, '', Amended",
        "superseded, final, 1 replaced by later ones, Replaced"
    })
    void saysWhetherADocumentStands(String status, String inner, String table, String chips) {
        assertEquals(
                table + " | " + chips,
                tableAndChips(DOCUMENT, DOCUMENT.of("1", status, "2026-11-01", "'docStatus':'" + inner + "'")));
    }

    @Test
    @DisplayName("H8 a document that is itself entered in error is not shown")
    void neverShowsADocumentEnteredInError() {
        Panel view = DOCUMENT.given()
                .source("GP", DOCUMENT.of("1", "current", "2026-11-01", "'docStatus':'entered-in-error'"))
                .show();
        assertEquals(List.of(), view.tables());
    }

    @Test
    void saysWhatADocumentIsFromWhomAndHowLarge() {
        Panel view = DOCUMENT.given()
                .source(
                        "GP",
                        DOCUMENT.of(
                                "1",
                                "current",
                                "2026-11-01",
                                "'type':{'text':'Discharge letter'}",
                                "'category':[{'text':'Letters'}]",
                                "'author':[{'display':'Dr Ann Reed'}]",
                                "'custodian':{'display':'Northgate Hospital'}"))
                .show();
        assertEquals(
                List.of("Discharge letter / Letters / PDF, 120 KB", "Dr Ann Reed / Northgate Hospital"),
                cells(view.tables().getFirst().rows().getFirst()));
        assertEquals(
                "Each document opened is recorded. Sources were asked for those in the last 60" + " months.",
                view.frame().window());
    }

    private static String tableAndChips(Sample sample, String json) {
        Table table = sample.given().source("GP", json).<Panel>show().tables().getFirst();
        return table.title() + " | " + chips(table.rows().getFirst());
    }

    private static String chips(Row row) {
        return row.chips().stream().map(chip -> chip.text().whole()).collect(Collectors.joining("; "));
    }

    private static List<String> cells(Row row) {
        return row.cells().stream()
                .map(cell -> cell.lines().stream().map(line -> line.whole()).collect(Collectors.joining(" / ")))
                .toList();
    }
}
