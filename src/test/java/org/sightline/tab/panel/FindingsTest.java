package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

/** The latest of each measure: scores, social history, vital signs, pregnancy. */
class FindingsTest {

    private static final String SNOMED = "http://snomed.info/sct";

    @Test
    void showsTheLatestOfEachMeasureAndFoldsTheEarlierOnes() {
        Panel view = functional()
                .source(
                        "GP",
                        observation("1", "1129361000000106", "2025-05-01", ""),
                        observation("2", "1129371000000104", "2026-05-01", ""))
                .source("Hospital", observation("3", "445414007", "2026-08-01", "'valueInteger':6,"))
                .show();

        assertEquals(
                List.of("Clinical Frailty Scale: 6 | Recorded as: Term 445414007 01-Aug-2026"),
                rows(view.tables().getFirst()));
        assertEquals("2 earlier", view.tables().getLast().title());
        assertEquals(
                List.of(
                        "Clinical Frailty Scale: Term 1129371000000104 01-May-2026",
                        "Clinical Frailty Scale: Term 1129361000000106 01-May-2025"),
                rows(view.tables().getLast()));
    }

    @Test
    @DisplayName("H5 what may be as late as the latest stands beside it")
    void doesNotChooseBetweenVagueDates() {
        Panel view = functional()
                .source(
                        "GP",
                        observation("1", "1129361000000106", "2026-05-01", ""),
                        observation("2", "1129371000000104", "2026-05", ""),
                        observation("3", "445414007", "", "'valueInteger':4,"),
                        observation("4", "445414007", "2026-04-30", "'valueInteger':3,"))
                .show();

        assertEquals(3, view.tables().getFirst().rows().size());
        assertEquals("1 earlier", view.tables().getLast().title());
    }

    @Test
    @DisplayName("H8 a cancelled or refuted finding never stands as the latest")
    void passesOverWhatCannotBeSo() {
        Panel view = functional()
                .source(
                        "GP",
                        observation("1", "445414007", "2026-01-01", "'valueInteger':4,"),
                        observation("2", "445414007", "2026-06-01", "'valueInteger':8,")
                                .replace("'final'", "'cancelled'"),
                        condition("3", "925861000000102", "'verificationStatus':{'coding':[{'code':'refuted'}]},"),
                        condition("4", "925791000000100", ""),
                        condition("5", "44054006", ""))
                .show();

        assertEquals(
                List.of(
                        "Clinical Frailty Scale: 4 | Recorded as: Term 445414007 01-Jan-2026",
                        "Frailty diagnosis: Term 925791000000100 02-Mar-2026"),
                rows(view.tables().getFirst()));
        assertEquals(
                "2 earlier, cancelled or no longer so", view.tables().getLast().title());
    }

    @Test
    void takesTheConceptFromTheValueAndLeavesOutWhatOtherPanelsShow() {
        String notts = """
                {'resourceType':'Observation','id':'%s','status':'final','effectiveDateTime':'2026-03-01',
                 'category':[{'coding':[{'system':'urn:notts','code':'%s'}]}],'code':{'text':'Frailty level'},
                 'valueCodeableConcept':{'coding':[{'system':'http://snomed.info/sct','code':'%s','display':'Mild frailty'}]}}""";
        Panel view = functional()
                .source(
                        "Extract",
                        notts.formatted("1", "frailty", "925791000000100"),
                        notts.formatted("2", "diabetes", "925791000000100"),
                        notts.formatted("3", "frailty", "450476008"))
                .show();

        assertEquals(
                List.of("Frailty diagnosis: Mild frailty | Recorded as: Frailty level 01-Mar-2026"),
                rows(view.tables().getFirst()));
        assertEquals(1, view.references().size());
    }

    @Test
    void listsVitalSignsOfSixMonthsAndTheLatestWeightEver() {
        Panel view = vitalSigns()
                .source(
                        "Hospital",
                        observation("1", "27113001", "2019-05-01", "'valueQuantity':{'value':61.50,'unit':'kg'},"),
                        observation("2", "364075005", "2026-02-01", "'valueQuantity':{'value':71,'unit':'/min'},"),
                        observation("3", "75367002", "2026-10-01", """
                                'component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':142,'unit':'mmHg'}},
                                {'code':{'text':'Diastolic'},'valueQuantity':{'value':88,'unit':'mmHg'}}],"""),
                        observation("4", "72313002", "2026-09-01", """
                                'valueQuantity':{'value':171,'unit':'mmHg'},'interpretation':[{'coding':[{'code':'HH'}]}],"""))
                .show();

        assertEquals(
                List.of(
                        "Term 75367002: 142/88 mmHg 01-Oct-2026",
                        "Term 72313002: 171 mmHg · Critically high 01-Sep-2026",
                        "Term 27113001: 61.50 kg 01-May-2019"),
                rows(view.tables().getFirst()));
        assertEquals(
                Tone.DANGER,
                view.tables().getFirst().rows().get(1).chips().getFirst().tone());
        assertEquals("1 earlier", view.tables().getLast().title());
        assertEquals(
                "Shown: the latest of each in the last 6 months; height, weight and body mass index whenever taken."
                        + " Sources were asked for vital signs of any age.",
                view.frame().window());
    }

    @Test
    void saysThatNoVitalSignIsRecent() {
        Panel view = vitalSigns()
                .source("GP", observation("1", "364075005", "2025-02-01", "'valueInteger':70,"))
                .show();

        assertEquals("No vital sign of the last 6 months, in what was received.", view.nothing());
        assertTrue(view.isOnlyFolded());
    }

    @Test
    void showsTheLatestStatementOnPregnancyAndFoldsAPastOne() {
        Panel view = pregnancy()
                .source(
                        "Maternity",
                        observation("1", "77386006", "2026-06-01", ""),
                        observation("2", "60001007", "2025-01-01", ""),
                        observation("3", "161714006", "2026-06-02", "'valueDateTime':'2027-01-15',"))
                .source("GP", condition("4", "77386006", "'clinicalStatus':{'coding':[{'code':'resolved'}]},"))
                .show();

        assertEquals(
                List.of(
                        "Pregnancy status: Term 77386006 01-Jun-2026",
                        "Estimated date of delivery: 15-Jan-2027 | Recorded as: Term 161714006 02-Jun-2026"),
                rows(view.tables().getFirst()));
        assertEquals("2 earlier or past", view.tables().getLast().title());
    }

    @Test
    void foldsAnExpectedDateLongPastAndMarksAnOldStatus() {
        Panel view = pregnancy()
                .source(
                        "Maternity",
                        observation("1", "77386006", "2025-06-01", ""),
                        observation("3", "161714006", "2025-06-02", "'valueDateTime':'2026-01-15',"))
                .show();

        assertEquals(1, view.tables().getFirst().rows().size());
        assertEquals(
                "Over 10 months old: ask the patient",
                view.tables()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .chips()
                        .getFirst()
                        .text()
                        .whole());
        assertEquals("1 earlier or past", view.tables().getLast().title());
    }

    @Test
    @DisplayName("H2 nothing recorded about a pregnancy never reads as not pregnant")
    void anEmptyPregnancyPanelDeniesNothing() {
        Panel view = pregnancy().source("GP").show();

        assertEquals(
                "No statements about pregnancy recorded by GP, the only source."
                        + " This does not mean that the patient is not pregnant.",
                view.frame().empty());
    }

    private static Given functional() {
        Map<String, List<ReviewedCode>> codes = new LinkedHashMap<>();
        codes.put("Clinical Frailty Scale", snomed("445414007", "1129361000000106", "1129371000000104"));
        codes.put("Frailty diagnosis", snomed("925791000000100", "925861000000102"));
        codes.put(
                "elsewhere",
                Stream.concat(
                                snomed("450476008").stream(),
                                Stream.of(new ReviewedCode("urn:notts", "diabetes", "term", "source")))
                        .toList());
        return given("functional-status", codes);
    }

    private static Given vitalSigns() {
        return given("vital-signs", Map.of("latestEver", snomed("27113001")));
    }

    private static Given pregnancy() {
        return given("pregnancy", Map.of("status", snomed("77386006", "60001007"), "due", snomed("161714006")));
    }

    private static Given given(String kind, Map<String, List<ReviewedCode>> codes) {
        return Given.of(new PanelDefinition(
                kind,
                kind,
                kind,
                List.of(SearchNeed.all("Observation"), SearchNeed.all("Condition")),
                codes,
                new Excerpt(Map.of("shown", 6, "stale", 10), 0, ""),
                PanelRules.NONE));
    }

    private static List<ReviewedCode> snomed(String... codes) {
        return Stream.of(codes)
                .map(code -> new ReviewedCode(SNOMED, code, "term", "source"))
                .toList();
    }

    private static String observation(String id, String code, String date, String value) {
        return """
                {'resourceType':'Observation','id':'%1$s','status':'final',%4$s
                 'code':{'coding':[{'system':'http://snomed.info/sct','code':'%2$s','display':'Term %2$s'}]}%3$s}""".formatted(id, code, date.isEmpty() ? "" : ",'effectiveDateTime':'" + date + "'", value);
    }

    private static String condition(String id, String code, String status) {
        return """
                {'resourceType':'Condition','id':'%1$s',%3$s'recordedDate':'2026-03-02',
                 'code':{'coding':[{'system':'http://snomed.info/sct','code':'%2$s','display':'Term %2$s'}]}}""".formatted(id, code, status);
    }

    private static List<String> rows(Table table) {
        return table.rows().stream()
                .map(row -> Shown.finding(row) + " " + row.frame().recorded().text())
                .toList();
    }
}
