package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResultsTest {

    @Test
    @DisplayName("H6 F14 value, comparator, unit, range and flag are shown as sent; absent is said in words")
    void showsValuesAsSent() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        observation(
                                "1",
                                "2026-11-01",
                                ",'valueQuantity':{'value':5.40,'unit':'mmol/L','comparator':'<'},'referenceRange':[{'low':{'value':3.5,'unit':'mmol/L'},'high':{'value':5.3,'unit':'mmol/L'}}],'interpretation':[{'coding':[{'code':'H'}]}]"),
                        observation("2", "2026-10-31", ",'valueQuantity':{'value':0}"),
                        observation("3", "2026-10-30", ",'dataAbsentReason':{'coding':[{'code':'not-performed'}]}"),
                        observation("4", "2026-10-29", "")));
        CellLine first = line(view, 0);
        assertEquals("<5.40 mmol/L", first.text().head());
        assertEquals("High", first.flag().text().head());
        assertEquals(Tone.WARNING, first.flag().tone());
        assertEquals(
                "3.5 to 5.3 mmol/L",
                view.tests().getFirst().cells().get(1).lines().getFirst().whole());
        assertEquals("0 (unit not given)", line(view, 1).text().head());
        assertEquals("No value: test not done", line(view, 2).text().head());
        assertEquals("Value not recorded", line(view, 3).text().head());
    }

    @Test
    @DisplayName("H12 one test in one unit is one, however the unit is spelled")
    void knowsATestByAnySpellingOfItsUnit() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        observation("1", "2026-11-01", ",'valueQuantity':{'value':5.4,'unit':'µmol/L'}"),
                        observation("1b", "2026-10-01", ",'valueQuantity':{'value':5.3,'unit':'umol/l'}")
                                .replace("Test 1b", "Test 1"),
                        observation("1c", "2026-09-01", ",'valueQuantity':{'value':5.2,'unit':'mmol/L'}")
                                .replace("Test 1c", "Test 1")));
        assertEquals(
                List.of("5.4 µmol/L then 5.3 (01-Oct-2026)", "5.2 mmol/L then "),
                view.tests().stream()
                        .map(test -> ResultPanel.value(test).text() + " then " + ResultPanel.earlier(test))
                        .toList());
    }

    @Test
    void showsEveryComponent() {
        ResultPanel view = ResultPanel.of(
                Given.results()
                        .source(
                                "Lab",
                                observation(
                                        "1",
                                        "2026-11-01",
                                        ",'component':[{'code':{'text':'Systolic'},'valueQuantity':{'value':128,'unit':'mmHg'}},{'code':{'text':'Pulse'},'valueQuantity':{'value':76,'unit':'/min'}}]")));
        assertEquals(
                List.of("Systolic 128 mmHg", "Pulse 76 /min"),
                view.tests().getFirst().cells().getFirst().lines().stream()
                        .map(v -> v.name().head() + " " + v.text().head())
                        .toList());
    }

    @Test
    @DisplayName("F16 a report holds its members once, names what was not sent, and survives circles")
    void groupsReportMembers() {
        ResultPanel view = ResultPanel.of(
                Given.results()
                        .source(
                                "Lab",
                                observation(
                                        "1",
                                        "2026-11-01",
                                        ",'valueString':'one','hasMember':[{'reference':'Observation/1'}]"),
                                observation("2", "2026-11-01", ",'valueString':'two'"),
                                "{'resourceType':'DiagnosticReport','id':'r','status':'final','code':{'text':'Blood'},'effectiveDateTime':'2026-11-01','conclusion':'Fine','result':[{'reference':'Observation/1'},{'reference':'https://lab.example/r4/Observation/2/_history/3'},{'reference':'Observation/9','display':'Sodium'}],'presentedForm':[{'contentType':'application/pdf','title':'Letter'}]}"));
        assertEquals(2, view.tests().size());
        Row report = view.reports().getFirst();
        assertEquals(1, view.reports().size());
        assertEquals(2, report.group().rows().size());
        assertEquals(
                List.of("Fine", "Named but not sent: Sodium", "A document is attached: Letter (application/pdf)"),
                ResultPanel.below(report));
        assertTrue(view.tests().stream()
                .allMatch(test -> test.frame().details().stream()
                        .anyMatch(d ->
                                d.label().equals("Part of") && d.value().whole().equals("Blood, 01-Nov-2026"))));
        assertEquals(3, view.panel().references().size());
    }

    @Test
    @DisplayName("F15 H5 statuses in words, latest first, older and undated where they belong")
    void ordersAndFolds() {
        ResultPanel view = ResultPanel.of(
                Given.results()
                        .source(
                                "Lab",
                                observation("1", "2025-11-01", ",'valueString':'old'"),
                                observation("2", "2026-09-01", ",'valueString':'a'"),
                                observation("3", "2026-10", ",'valueString':'b'"),
                                "{'resourceType':'Observation','id':'4','status':'corrected','code':{'text':'Undated'},'valueString':'c'}",
                                "{'resourceType':'Observation','id':'5','status':'entered-in-error','code':{'text':'Wrong'},'valueString':'c'}"));
        assertEquals(
                List.of("Oct-2026", "01-Sep-2026", "Date not recorded"),
                view.tests().stream().map(t -> t.frame().recorded().text()).toList());
        assertEquals("Corrected", view.tests().get(2).chips().getFirst().text().head());
        assertEquals(
                "1 test last done more than 6 months ago", view.folds("Test").getFirst());
        assertTrue(view.panel().frame().window().contains("in the last 24 months"));
        assertEquals(
                "No results found since 21-Nov-2024 at Lab, the only source. Older ones, and those without a date, were"
                        + " not asked for.",
                ResultPanel.of(Given.results().source("Lab")).panel().frame().empty());
    }

    @Test
    void problemsKeepTheirStatus() {
        Panel view = Given.problems()
                .source(
                        "GP",
                        condition("1", "Asthma", "active", "confirmed"),
                        condition("2", "Fracture", "resolved", "confirmed"),
                        condition("3", "Angina", "active", "refuted"),
                        condition("4", "Wrong", "active", "entered-in-error"),
                        "{'resourceType':'Condition','id':'5','code':{'text':'No status'},'onsetString':'in childhood'}")
                .show();
        assertEquals(
                List.of("Asthma", "No status"),
                Shown.open(view).stream().map(r -> r.what().text().head()).toList());
        assertEquals(
                "in childhood",
                Shown.lines(Shown.open(view).get(1).cells().getFirst()).getFirst());
        assertEquals(
                List.of("1 past or inactive", "1 refuted: considered and ruled out"),
                Shown.folded(view).stream().map(Table::title).toList());
    }

    private static CellLine line(ResultPanel view, int test) {
        return ResultPanel.value(view.tests().get(test));
    }

    private static String condition(String id, String text, String clinical, String verification) {
        return "{'resourceType':'Condition','id':'" + id + "','code':{'text':'" + text
                + "'},'clinicalStatus':{'coding':[{'code':'" + clinical
                + "'}]},'verificationStatus':{'coding':[{'code':'" + verification + "'}]}}";
    }

    private static String observation(String id, String when, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'Test " + id
                + "'},'effectiveDateTime':'" + when + "'" + more + "}";
    }
}
