package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;

class BloodPressureTest {

    private static final String SYSTOLIC = "271649006";
    private static final String DIASTOLIC = "271650006";

    @Test
    void isOneValueFromComponentsOrFromTwoObservations() {
        Panel view = given().source(
                        "GP",
                        half("1", SYSTOLIC, "2026-11-01T09:00:00Z", 132),
                        half("2", DIASTOLIC, "2026-11-01T09:00:00Z", 74))
                .source("Ward", whole("2026-10-01T09:00:00Z", 140, 81))
                .show();
        assertEquals(List.of("Blood pressure: 132/74 mmHg"), rows(view.tables().getFirst()));
        assertEquals(List.of("Blood pressure: 140/81 mmHg"), rows(view.tables().getLast()));
        assertEquals(
                List.of("gp/Observation/1", "gp/Observation/2", "ward/Observation/w"),
                view.references().stream().sorted().toList());
    }

    @Test
    void saysInTheDetailsThatNobodySaidByWhomAndHow() {
        String whole = whole("2026-10-01T09:00:00Z", 140, 81);
        assertEquals(1, saidOfNobody(whole));
        assertEquals(0, saidOfNobody(whole.replace("'status'", "'method':{'text':'By cuff'},'status'")));
    }

    private static long saidOfNobody(String observation) {
        return given().source("Ward", observation)
                .show()
                .rows()
                .flatMap(row -> row.details().stream())
                .filter(detail -> detail.label().equals("By and how")
                        && detail.value().whole().equals("Not recorded"))
                .count();
    }

    @Test
    void isNeverPutTogetherFromWhatMayBelongToAnother() {
        String lying = half("3", DIASTOLIC, "2026-11-01T09:00:00Z", 60);
        assertEquals(
                3,
                count(
                        half("1", SYSTOLIC, "2026-11-01T09:00:00Z", 132),
                        half("2", DIASTOLIC, "2026-11-01T09:00:00Z", 74),
                        lying));
        assertEquals(
                2,
                count(
                        half("1", SYSTOLIC, "2026-11-01T09:00:00Z", 132),
                        half("2", DIASTOLIC, "2026-11-01T09:01:00Z", 74)));
        assertEquals(
                2,
                count(
                        half("1", SYSTOLIC, "2026-11-01T09:00:00Z", 132),
                        half("2", DIASTOLIC, "2026-11-01T09:00:00Z", 74)
                                .replace("'status'", "'note':[{'text':'other arm'}],'status'")));
        assertEquals(1, count(half("1", SYSTOLIC, "2026-11-01", 132), half("2", DIASTOLIC, "2026-11-01", 74)));
    }

    private static int count(String... observations) {
        Panel view = given().source("GP", observations).show();
        return view.references().size()
                - (int) view.rows().filter(row -> row.references().size() > 1).count();
    }

    private static Given given() {
        return Given.of(new PanelDefinition(
                "vital-signs",
                "vital-signs",
                "Vital signs",
                List.of(SearchNeed.all("Observation")),
                Map.of(),
                new Excerpt(Map.of("shown", 6), 0, ""),
                PanelRules.NONE));
    }

    private static String half(String id, String code, String when, int value) {
        return "{'resourceType':'Observation','id':'" + id
                + "','status':'final','code':{'coding':[{'system':'http://snomed.info/sct','code':'"
                + code + "','display':'" + (code.equals(SYSTOLIC) ? "Systolic" : "Diastolic")
                + " blood pressure'}]},'effectiveDateTime':'" + when + "','valueQuantity':{'value':" + value
                + ",'unit':'mmHg'}}";
    }

    private static String whole(String when, int upper, int lower) {
        return "{'resourceType':'Observation','id':'w','status':'final','code':{'text':'Blood pressure','coding':[{'system':'http://loinc.org','code':'85354-9'}]},'effectiveDateTime':'"
                + when + "','component':[" + part(DIASTOLIC, lower) + "," + part(SYSTOLIC, upper) + "]}";
    }

    private static String part(String code, int value) {
        return "{'code':{'coding':[{'system':'http://snomed.info/sct','code':'" + code
                + "'}]},'valueQuantity':{'value':" + value + ",'unit':'mmHg'}}";
    }

    private static List<String> rows(Table table) {
        return table.rows().stream()
                .map(row -> row.what().text() + ": "
                        + row.cells().getFirst().lines().getFirst().whole())
                .toList();
    }
}
