package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.chart.Chart;
import org.sightline.tab.panel.chart.Chart.Mark;

/** Results as a source sends them, and the chart that is drawn of them. */
final class Drawn {

    static final String HBA1C = "999791000000106";

    static final String RANGE =
            "'referenceRange':[{'low':{'value':20,'unit':'mmol/mol'},'high':{'value':41,'unit':'mmol/mol'}}],";

    private Drawn() {}

    static void assertInside(Chart chart) {
        Stream.of(
                        chart.plot().marks().stream().flatMap(m -> Stream.of(m.x(), m.from(), m.to())),
                        chart.axes().dates().stream().map(Chart.Tick::at),
                        chart.plot().labels().stream().map(Chart.Label::x))
                .flatMap(s -> s)
                .forEach(x -> assertTrue(x >= 0 && x <= Chart.WIDTH, x + " in " + chart));
        Stream.of(
                        chart.plot().marks().stream().map(Mark::y),
                        chart.axes().values().stream().map(Chart.Tick::at),
                        chart.plot().labels().stream().map(Chart.Label::y))
                .flatMap(s -> s)
                .forEach(y -> assertTrue(y >= 0 && y <= Chart.HEIGHT, y + " in " + chart));
        assertTrue(
                chart.axes().values().size() >= 2 && chart.axes().values().size() <= 10,
                chart.axes().values().toString());
        assertTrue(chart.axes().dates().size() <= 5, chart.axes().dates().toString());
        assertFalse(chart.toString().contains("NaN"), chart.toString());
    }

    static Chart only(String... resources) {
        List<Chart> charts = trend(resources).charts();
        assertEquals(1, charts.size(), charts.toString());
        return charts.getFirst();
    }

    static Table trend(String... resources) {
        Panel view = Given.of(new PanelDefinition(
                        "trends",
                        "trends",
                        "Values over time",
                        List.of(SearchNeed.all("Observation")),
                        Map.of(
                                "HbA1c",
                                Stream.of(HBA1C, "1049301000000100", "75367002")
                                        .map(code -> new ReviewedCode("http://snomed.info/sct", code, "term", "source"))
                                        .toList()),
                        Excerpt.ALL,
                        PanelRules.NONE))
                .source("GP", resources)
                .show();
        return view.tables().getFirst();
    }

    static String value(String id, String date, String number, String unit, String more) {
        return ("{'resourceType':'Observation','id':'" + id + "',"
                + (date.isEmpty() ? "" : "'effectiveDateTime':'" + date + "',") + more
                + "'status':'final','code':{'text':'Test','coding':[{'system':'http://snomed.info/sct','code':'"
                + HBA1C + "'}]},'valueQuantity':{'value':" + number + ",'unit':'" + unit + "'}}");
    }

    static String text(String id, String date, String words) {
        return value(id, date, "1", "u", "")
                .replace("'valueQuantity':{'value':1,'unit':'u'}", "'valueString':'" + words + "'");
    }

    static String pressure(String id, String date, int upper, int lower) {
        return "{'resourceType':'Observation','id':'" + id + "','effectiveDateTime':'" + date
                + "','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'75367002'}]},"
                + "'component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':" + upper
                + ",'unit':'mmHg'}},{'code':{'text':'Diastolic'},'valueQuantity':{'value':" + lower
                + ",'unit':'mmHg'}}]}";
    }
}
