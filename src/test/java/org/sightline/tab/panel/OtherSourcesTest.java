package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** What other sources last said of smoking, pregnancy and weight. */
class OtherSourcesTest {

    @Test
    void saysWhatOtherSourcesLastSaid() {
        Panel view = given("social-history", "Smoking", "1")
                .source("GP", words("a", "1", "2026-10-01", "Ex-smoker"), words("b", "1", "2025-10-01", "Smoker"))
                .source("Ward", words("c", "1", "2026-09-01", "Smoker"), words("d", "1", "2020-09-01", "Never smoked"))
                .source("Trust", words("e", "1", "2026-08-01", "Ex-smoker"))
                .show();
        assertEquals(
                List.of("Ex-smoker", "Recorded as: Measure 1", "Ward: Smoker, 01-Sep-2026"),
                lines(view.tables().getFirst().rows().getFirst()));
    }

    @Test
    void tellsOfAWeightAndNotOfAPulse() {
        Panel view = given("vital-signs", "latestEver", "1")
                .source("GP", number("a", "1", "2026-10-01", 60), number("b", "2", "2026-10-01", 80))
                .source("Ward", number("c", "1", "2026-09-01", 66), number("d", "2", "2026-09-01", 90))
                .show();
        List<String> all = view.tables().getFirst().rows().stream()
                .flatMap(row -> lines(row).stream())
                .toList();
        assertTrue(all.contains("Ward: 66 kg, 01-Sep-2026"), all::toString);
        assertTrue(all.stream().noneMatch(line -> line.contains("90 kg")), all::toString);
    }

    private static List<String> lines(Row row) {
        return row.cells().getFirst().lines().stream().map(CellLine::whole).toList();
    }

    private static Given given(String kind, String list, String code) {
        Map<String, List<ReviewedCode>> codes = new LinkedHashMap<>();
        codes.put(list, List.of(new ReviewedCode("http://snomed.info/sct", code, "term", "source")));
        return Given.of(new PanelDefinition(
                kind,
                kind,
                kind,
                List.of(SearchNeed.all("Observation")),
                codes,
                new Excerpt(Map.of("shown", 6), 0, ""),
                PanelRules.NONE));
    }

    private static String words(String id, String code, String date, String words) {
        return observation(id, code, date, "'valueCodeableConcept':{'text':'" + words + "'}");
    }

    private static String number(String id, String code, String date, int value) {
        return observation(id, code, date, "'valueQuantity':{'value':" + value + ",'unit':'kg'}");
    }

    private static String observation(String id, String code, String date, String value) {
        return "{'resourceType':'Observation','id':'" + id
                + "','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'" + code
                + "','display':'Measure " + code + "'}]},'effectiveDateTime':'" + date + "'," + value + "}";
    }
}
