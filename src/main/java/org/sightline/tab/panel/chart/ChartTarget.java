package org.sightline.tab.panel.chart;

import java.util.List;
import org.sightline.display.MeasureUnit;
import org.sightline.tab.panel.chart.Chart.Label;
import org.sightline.tab.panel.chart.Chart.TargetLine;

/**
 * A limit that somebody set for what is drawn.
 *
 * @param words what it is and whose, such as {@code at most 58 mmol/mol (whoever set it)}
 */
public record ChartTarget(double limit, String unit, String words) {

    /** Those that can be drawn among values of this unit: nothing is converted. */
    static List<ChartTarget> drawnIn(String unit, List<ChartTarget> all) {
        return all.stream()
                .filter(target -> Math.abs(target.limit) < Amount.MOST && MeasureUnit.areSame(target.unit, unit))
                .toList();
    }

    TargetLine line(ChartScale scale) {
        double y = scale.y(limit);
        String digits = limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
        return new TargetLine(
                scale.frame().left(),
                scale.frame().right(),
                y,
                new Label(scale.frame().left() + 2, ChartScale.tenth(y - 3), "target " + digits));
    }
}
