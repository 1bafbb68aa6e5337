package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One measure has one latest value, whatever way its unit is spelled. */
class UnitSpellingsTest {

    @Test
    @DisplayName("H6 one unit in several spellings is one series, and two units are two")
    void oneUnitInSeveralSpellingsIsOneSeries() {
        List<Row> tests = ResultPanel.of(Given.results()
                        .source(
                                "Lab",
                                result("1", "2026-11-01", "90", "umol/L"),
                                result("2", "2026-10-01", "91", "\u00b5mol/l"),
                                result("3", "2026-09-01", "92", "\u03bcmol / L"),
                                result("4", "2026-08-01", "1", "mg/dL")))
                .tests();
        assertEquals(2, tests.size());
        assertEquals("90 umol/L", ResultPanel.value(tests.getFirst()).whole());
        assertEquals(2, tests.getFirst().group().rows().size());
    }

    @Test
    @DisplayName("H12 a measure sent under two codes together is one under either")
    void oneMeasureUnderTwoCodesIsOne() {
        String loinc = "{'system':'http://loinc.org','code':'2160-0'}";
        String snomed = "{'system':'http://snomed.info/sct','code':'70901006'}";
        List<Row> tests = ResultPanel.of(Given.results()
                        .source(
                                "Lab",
                                coded("1", "2026-11-01", "90", loinc),
                                coded("2", "2026-10-01", "91", snomed),
                                coded("3", "2026-09-01", "92", loinc + "," + snomed)))
                .tests();
        assertEquals(1, tests.size());
        assertEquals("90 umol/L", ResultPanel.value(tests.getFirst()).whole());
    }

    private static String coded(String id, String date, String value, String codings) {
        return result(id, date, value, "umol/L").replace("'code':{", "'code':{'coding':[" + codings + "],");
    }

    @Test
    void isOneChart() {
        assertEquals(
                3,
                Drawn.only(
                                Drawn.value("1", "2026-05-01", "58", "mmol/mol", ""),
                                Drawn.value("2", "2026-06-01", "60", "mmol / mol", ""),
                                Drawn.value("3", "2026-07-01", "61", "mmol/mol", ""))
                        .plot()
                        .marks()
                        .size());
    }

    private static String result(String id, String date, String value, String unit) {
        return "{'resourceType':'Observation','id':'" + id
                + "','status':'final','code':{'text':'Creatinine'},'effectiveDateTime':'" + date
                + "','valueQuantity':{'value':" + value + ",'unit':'" + unit + "'}}";
    }
}
