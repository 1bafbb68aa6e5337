package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncountersTest {

    private static final Sample ENCOUNTER = Sample.ENCOUNTER;
    private static final Sample APPOINTMENT = Sample.APPOINTMENT;

    @Test
    void showsNowThenWhatIsComingSoonestFirstThenThePastLatestFirst() {
        Panel view = ENCOUNTER
                .given()
                .source(
                        "Trust",
                        ENCOUNTER.of("past", "finished", "2026-10-01"),
                        ENCOUNTER.of("later", "finished", "2026-11-01"),
                        ENCOUNTER.of("old", "finished", "2025-11-01"),
                        ENCOUNTER.of("now", "in-progress", "2026-11-20"),
                        ENCOUNTER.of("planned", "planned", "2026-12"),
                        APPOINTMENT.of("soon", "booked", "2026-11-22T09:00:00Z"),
                        APPOINTMENT.of("far", "booked", "2027-03-01T09:00:00Z"),
                        APPOINTMENT.of("wish", "waitlist", "").replace("'start':'',", ""))
                .show();

        assertEquals(
                List.of(
                        "Now: What now",
                        "Coming: What soon, What planned, What far, What wish",
                        "The last 6 months: What later, What past",
                        "1 more than 6 months ago: What old"),
                view.tables().stream()
                        .map(table -> table.title() + ": "
                                + String.join(
                                        ", ",
                                        table.rows().stream()
                                                .map(row -> row.what().text().whole())
                                                .toList()))
                        .toList());
        assertEquals(7, view.frame().count());
        assertEquals("the soonest first", view.tables().get(1).order());
        assertEquals(
                "Shown: what is coming and the last 6 months. Sources were asked for all to come and those in the last 24"
                        + " months.",
                view.frame().window());
    }

    @Test
    void saysWhoDeclined() {
        String invited = APPOINTMENT
                .of("x", "booked", "2026-11-22T09:00:00Z")
                .replace(
                        "'participant':[",
                        "'participant':[{'actor':{'reference':'Patient/p'},'status':'declined'},"
                                + "{'actor':{'display':'Dr Zed'},'status':'tentative'},"
                                + "{'actor':{'display':'Room 4'},'status':'needs-action'},");
        Panel view = APPOINTMENT.given().source("Trust", invited).show();
        assertEquals(
                List.of("Declined by the patient", "Accepted for now by Dr Zed", "Booked"),
                view.tables().getFirst().rows().getFirst().chips().stream()
                        .map(chip -> chip.text().whole())
                        .toList());
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}, {4}")
    @CsvSource({
        "Encounter, in-progress, 2026-11-20, Now, In progress",
        "Encounter, in-progress, 2019-01-01, Now, In progress; No end recorded",
        "Encounter, planned, 2026-10-20, The last 6 months, Planned; Not known to have happened",
        "Encounter, cancelled, 2026-12-20, Coming, Cancelled",
        "Encounter, unknown, 2026-10-20, The last 6 months, Unknown",
        "Encounter, finished, 2026-11-21, The last 6 months, ''",
        "Appointment, noshow, 2026-10-20T10:00:00Z, The last 6 months, Did not attend",
        "Appointment, cancelled, 2026-10-20T10:00:00Z, The last 6 months, Cancelled",
        "Appointment, cancelled, 2026-12-20T10:00:00Z, Coming, Cancelled",
        "Appointment, booked, 2026-10-20T10:00:00Z, The last 6 months, Booked; Not known to have happened",
        "Appointment, booked, 2026-11-21T09:03:00Z, Coming, Booked",
        "Appointment, fulfilled, 2026-10-20T10:00:00Z, The last 6 months, Attended",
        "Appointment, arrived, 2026-11-21T08:50:00Z, Now, Arrived"
    })
    @DisplayName("F15 status and clock decide where an entry stands, and where they disagree it says so")
    void placesByStatusAndClock(String type, String status, String date, String title, String chips) {
        Sample sample = type.equals("Encounter") ? ENCOUNTER : APPOINTMENT;
        Panel view =
                sample.given().source("Trust", sample.of("1", status, date)).show();
        Table table = view.tables().getFirst();
        assertEquals(title, table.title());
        assertEquals(
                chips,
                String.join(
                        "; ",
                        table.rows().getFirst().chips().stream()
                                .map(chip -> chip.text().whole())
                                .toList()));
    }

    @Test
    void saysWhereWithWhomWhyAndHowItEnded() {
        Panel view = ENCOUNTER
                .given()
                .source(
                        "Trust",
                        ENCOUNTER
                                .of(
                                        "1",
                                        "finished",
                                        "2026-11-01",
                                        "'location':[{'location':{'display':'Ward 4'}}]",
                                        "'serviceProvider':{'display':'Northgate Hospital'}",
                                        "'participant':[{'individual':{'display':'Dr Kim Lowe'},'type':[{'text':'Consultant'}]}]",
                                        "'reasonCode':[{'text':'Hip fracture'}]",
                                        "'hospitalization':{'dischargeDisposition':{'text':'Home'}}")
                                .replace("'2026-11-01'", "'2026-11-01','end':'2026-11-09T10:00:00Z'"),
                        APPOINTMENT.of(
                                "2",
                                "cancelled",
                                "2026-10-01T10:00:00Z",
                                "'specialty':[{'text':'Orthopaedics'}]",
                                "'cancelationReason':{'text':'Ward closed'}"))
                .show();
        List<Row> rows = view.tables().getFirst().rows();
        assertEquals(
                List.of(
                        "Ward 4 / Northgate Hospital / Dr Kim Lowe, Consultant",
                        "Hip fracture / Home / Until 09-Nov-2026 10:00"),
                cells(rows.getFirst()));
        assertEquals(List.of("Orthopaedics / Dr Kim Lowe", "Ward closed"), cells(rows.get(1)));
    }

    @Test
    @DisplayName("H12 the class is said in words where nothing says more, and a class unknown here as it was sent")
    void namesTheKind() {
        Panel view = ENCOUNTER
                .given()
                .source(
                        "Trust",
                        untyped("1", "EMER"),
                        untyped("2", "ZZZ"),
                        untyped("3", "AMB").replace("'class':{'code':'AMB'},", ""))
                .show();
        assertEquals(
                List.of(
                        "Emergency attendance",
                        "Code ZZZ (code system not given), no words sent",
                        "Encounter of a kind not given"),
                view.tables().getFirst().rows().stream()
                        .map(row -> row.what().text().whole())
                        .toList());
        assertTrue(view.references().contains("trust/Encounter/1@3"));
    }

    private static String untyped(String id, String kind) {
        return ENCOUNTER
                .of(id, "finished", "2026-11-0" + (4 - Integer.parseInt(id)))
                .replace("'type':[{'text':'What " + id + "'}],", "")
                .replace("AMB", kind);
    }

    private static List<String> cells(Row row) {
        return row.cells().stream()
                .map(cell -> String.join(
                        " / ", cell.lines().stream().map(line -> line.whole()).toList()))
                .toList();
    }
}
