package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Drawn.HBA1C;
import static org.sightline.tab.panel.Drawn.RANGE;
import static org.sightline.tab.panel.Drawn.assertInside;
import static org.sightline.tab.panel.Drawn.only;
import static org.sightline.tab.panel.Drawn.pressure;
import static org.sightline.tab.panel.Drawn.text;
import static org.sightline.tab.panel.Drawn.trend;
import static org.sightline.tab.panel.Drawn.value;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.Chart.Mark;

/** Charts of repeated results, as a panel of values over time has them and as the results do. */
class ChartsTest {

    @Test
    void drawsResultsByDateWithTheirValuesAndTheReferenceRange() {
        Chart chart = only(
                value("1", "2024-05-01", "58", "mmol/mol", RANGE),
                value("2", "2025-05-01", "62", "mmol/mol", RANGE),
                value("3", "2026-05-01", "81", "mmol/mol", RANGE));

        assertEquals("HbA1c, mmol/mol", chart.title());
        assertEquals(3, chart.results());
        assertEquals(3, chart.plot().marks().size());
        assertEquals(1, chart.plot().lines().size());
        assertEquals(1, chart.plot().bands().size());
        assertEquals(
                List.of("81", "58", "62"),
                chart.plot().labels().stream().map(Chart.Label::words).toList());
        assertEquals(List.of("Shaded: the reference range, as sent with each result."), chart.notes());
        assertEquals(
                "HbA1c: 3 results from 01-May-2024 to 01-May-2026. Lowest 58 on 01-May-2024, highest 81 on 01-May-2026,"
                        + " latest 81 on 01-May-2026. The table has them all.",
                chart.about());
        assertInside(chart);
    }

    @Test
    void eachMarkSaysItsValueAndDate() {
        Chart chart = only(
                value("1", "2024-05-01", "58", "mmol/mol", RANGE),
                value("2", "2025-05-01", "62", "mmol/mol", RANGE),
                value("3", "2026-05-01", "81", "mmol/mol", RANGE));

        assertEquals(
                List.of("58 on 01-May-2024", "62 on 01-May-2025", "81 on 01-May-2026"),
                chart.plot().marks().stream().map(Chart.Mark::words).toList());
        assertEquals(
                List.of("start", "middle", "end"),
                chart.plot().marks().stream().map(Chart.Mark::anchor).toList());
    }

    @Test
    @DisplayName("H6 per cent and mmol/mol are never on one axis")
    void givesEachUnitAChartOfItsOwn() {
        List<Chart> charts = trend(
                        value("1", "2024-05-01", "58", "mmol/mol", ""),
                        value("2", "2024-05-02", "7.1", "%", ""),
                        value("3", "2025-05-01", "62", "mmol/mol", ""),
                        value("4", "2025-05-02", "7.6", "%", ""),
                        value("5", "2026-05-01", "81", "mmol/mol", ""),
                        value("6", "2026-05-02", "9.5", "%", ""))
                .charts();

        assertEquals(
                List.of("HbA1c, %", "HbA1c, mmol/mol"),
                charts.stream().map(Chart::title).toList());
        assertEquals(List.of(3, 3), charts.stream().map(Chart::results).toList());
        assertEquals(2, charts.stream().map(Chart::id).distinct().count());
    }

    @Test
    void drawsOneUnitOnceHoweverItIsSpelled() {
        List<Chart> charts = trend(
                        value("1", "2024-05-01", "5.1", "mmol/L", ""),
                        value("2", "2025-05-01", "5.3", "mmol/l", ""),
                        value("3", "2026-05-01", "5.2", "mmol / L", ""))
                .charts();

        assertEquals(List.of(3), charts.stream().map(Chart::results).toList());
    }

    @Test
    void showsALimitAsAnOpenMarkWithoutALineToIt() {
        Chart chart = only(
                value("1", "2023-05-01", "4", "mg/mmol", ""),
                value("2", "2024-05-01", "5", "mg/mmol", ""),
                value("3", "2025-05-01", "3", "mg/mmol", "").replace("'value':3", "'comparator':'<','value':3"),
                value("4", "2026-05-01", "6", "mg/mmol", ""));

        assertEquals(
                List.of(false, false, true, false),
                chart.plot().marks().stream().map(Mark::open).toList());
        assertEquals(1, chart.plot().lines().size());
        assertEquals(2, chart.plot().lines().getFirst().points().split(" ").length);
        assertTrue(
                chart.plot().labels().stream().anyMatch(label -> label.words().equals("<3")));
        assertTrue(chart.notes().contains("An open mark is a limit (less or more than), not an exact value."));
    }

    @Test
    void shadesNoRangeWhereSeveralApply() {
        Chart chart = only(
                value("1", "2024-05-01", "58", "mmol/mol", RANGE),
                value("2", "2025-05-01", "62", "mmol/mol", RANGE.replace("41", "48")),
                value("3", "2026-05-01", "81", "mmol/mol", RANGE));
        Chart forSome = only(
                value(
                        "1",
                        "2024-05-01",
                        "58",
                        "mmol/mol",
                        RANGE.replace("'low'", "'appliesTo':[{'text':'Men'}],'low'")),
                value("2", "2025-05-01", "62", "mmol/mol", ""),
                value("3", "2026-05-01", "81", "mmol/mol", ""));

        assertEquals(List.of(), chart.plot().bands());
        assertEquals(List.of("The results came with different reference ranges: see the table."), chart.notes());
        assertEquals(List.of(), forSome.plot().bands());
    }

    @Test
    void showsSomeOfARangeThatIsOpenToOneSide() {
        String from60 = "'referenceRange':[{'low':{'value':60,'unit':'mL/min'}}],";
        Chart chart = only(
                value("1", "2024-05-01", "56", "mL/min", from60),
                value("2", "2025-05-01", "52", "mL/min", from60),
                value("3", "2026-05-01", "47", "mL/min", from60));
        String to5 = "'referenceRange':[{'high':{'value':5.0,'unit':'mmol/L'}}],";
        Chart above = only(
                value("1", "2024-05-01", "5.5", "mmol/L", to5),
                value("2", "2025-05-01", "6.0", "mmol/L", to5),
                value("3", "2026-05-01", "6.5", "mmol/L", to5));

        assertTrue(
                chart.plot().bands().getFirst().height() > 5,
                chart.plot().bands().toString());
        assertTrue(
                above.plot().bands().getFirst().height() > 5,
                above.plot().bands().toString());
    }

    @Test
    void drawsTwoPressuresAsTwoNamedLines() {
        Chart chart = only(
                pressure("1", "2024-05-01", 140, 80),
                pressure("2", "2025-05-01", 150, 85),
                pressure("3", "2026-05-01", 160, 90));

        assertEquals(
                List.of("Systolic", "Diastolic"),
                chart.plot().legend().stream().map(Chart.Name::words).toList());
        assertEquals(
                List.of("first", "second"),
                chart.plot().lines().stream().map(Chart.Polyline::shape).toList());
    }

    @Test
    void tellsCodesApartThatMeasureDifferently() {
        Chart chart = only(
                value("1", "2024-05-01", "60", "mL/min", ""),
                value("2", "2025-05-01", "58", "mL/min", "")
                        .replace(HBA1C, "1049301000000100")
                        .replace("Test", "Other"),
                value("3", "2025-08-01", "57", "mL/min", ""),
                value("4", "2026-05-01", "52", "mL/min", ""));

        assertEquals(
                List.of("Test", "Other"),
                chart.plot().legend().stream().map(Chart.Name::words).toList());
        assertEquals(1, chart.plot().lines().size());
    }

    @Test
    void offersNoChartOfFewerThanThreeDates() {
        Table two = trend(
                value("1", "2025-05-01", "58", "mmol/mol", ""),
                value("2", "2025-05-01", "58", "mmol/mol", ""),
                value("3", "2026-05-01", "81", "mmol/mol", ""));
        Table words = trend(
                text("1", "2024-05-01", "NaN"), text("2", "2025-05-01", "58"), text("3", "2026-05-01", "Infinity"));

        assertEquals(List.of(), two.charts());
        assertEquals(List.of(), words.charts());
        assertEquals(3, words.rows().size());
    }

    @Test
    void resultsByTestOfferAChartWhereTheyAreOpenedAlone() {
        String[] three = {
            value("1", "2026-05-01", "58", "mmol/mol", ""),
            value("2", "2026-06-01", "62", "mmol/mol", ""),
            value("3", "2026-07-01", "81", "mmol/mol", "")
        };
        Panel alone = Given.results().source("GP", three).alone().show();
        Panel among = Given.results().source("GP", three).show();

        assertEquals(
                3,
                alone.tables()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .group()
                        .charts()
                        .getFirst()
                        .results());
        assertEquals(
                List.of(), among.tables().getFirst().rows().getFirst().group().charts());
    }
}
