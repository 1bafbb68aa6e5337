package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Drawn.assertInside;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.chart.Amount;
import org.sightline.tab.panel.chart.Amount.Limits;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.Chart.TargetLine;
import org.sightline.tab.panel.chart.ChartTarget;
import org.sightline.tab.panel.chart.ChartValue;
import org.sightline.tab.panel.chart.Charts;

/** Targets as lines among the values they are for. */
class TargetLinesTest {

    private static final List<ChartTarget> TARGETS =
            List.of(new ChartTarget(58, "mmol/mol", "at most 58 mmol/mol (the policy)"));

    private static Chart chart(String unit, List<ChartTarget> targets) {
        List<ChartValue> values = Stream.of("2024", "2025", "2026")
                .map(year ->
                        new ChartValue("c", "HbA1c", "", ClinicalDate.of(year + "-05-01"), false, seventyOne(unit)))
                .toList();
        return Charts.of("id", "HbA1c", values, targets).getFirst();
    }

    private static Amount seventyOne(String unit) {
        return new Amount("71", "", 71, unit, Limits.NONE, true);
    }

    @Test
    @DisplayName("CHART-TARGET a target is a line on the axis, however far from the values, with whose it is in words")
    void drawsATargetWithItsAuthority() {
        Chart chart = chart("mmol/mol", TARGETS);
        TargetLine line = chart.plot().targets().getFirst();

        assertEquals("target 58", line.label().words());
        assertTrue(line.y() > chart.plot().marks().getFirst().y(), "below the values");
        assertTrue(line.y() <= chart.axes().frame().bottom(), "on the axis");
        assertEquals(List.of("Dashed: target at most 58 mmol/mol (the policy)."), chart.notes());
        assertTrue(chart.about().contains("Target: at most 58 mmol/mol (the policy)."), chart.about());
        assertInside(chart);
    }

    @Test
    @DisplayName("H6 a target in one unit is no line among values of another, nor is one that is no number")
    void drawsNoTargetOfAnotherUnit() {
        assertEquals(List.of(), chart("%", TARGETS).plot().targets());
        assertEquals(
                List.of(),
                chart("%", List.of(new ChartTarget(Double.NaN, "%", "low")))
                        .plot()
                        .targets());
        assertEquals(1, chart("mmol/mol", TARGETS).plot().targets().size());
    }
}
