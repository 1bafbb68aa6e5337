package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.ResultPanel.below;
import static org.sightline.tab.panel.ResultPanel.earlier;
import static org.sightline.tab.panel.ResultPanel.name;
import static org.sightline.tab.panel.ResultPanel.value;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;

class ResultsByTestTest {

    @Test
    void givesEachTestOneRowWithItsLatestResultAndFourBeforeIt() {
        String[] sodium = IntStream.rangeClosed(1, 8)
                .mapToObj(i -> observation("" + i, "2026-0" + i + "-01", "Sodium", quantity(130 + i, "mmol/L")))
                .toArray(String[]::new);

        ResultPanel view = ResultPanel.of(Given.results().source("Lab", sodium));

        Row row = view.tests().getFirst();
        assertEquals(1, view.tests().size());
        assertEquals("138 mmol/L", value(row).whole());
        assertEquals("137 (01-Jul-2026), 136 (01-Jun-2026), 135 (01-May-2026), 134 (01-Apr-2026)", earlier(row));
        assertEquals(3, row.group().more());
        assertEquals(5, view.panel().references().size());

        ResultPanel alone = ResultPanel.of(Given.results().source("Lab", sodium).alone());
        assertEquals(7, alone.tests().getFirst().group().rows().size());
        assertEquals(8, alone.panel().references().size());
    }

    @Test
    @DisplayName("H6 results of different units are different rows; words and cancelled ones stay with the unit in use")
    void neverMixesUnits() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        observation("1", "2026-11-01", "HbA1c", quantity(48, "mmol/mol")),
                        observation("2", "2026-10-01", "HbA1c", quantity(6, "%")),
                        observation("3", "2026-09-01", "HbA1c", quantity(50, "mmol/mol")),
                        observation("4", "2026-08-01", "HbA1c", "'valueQuantity':{'value':51}"),
                        observation("5", "2026-07-01", "HbA1c", "'valueString':'about 52'"),
                        observation("6", "2026-06-01", "HbA1c", "'valueString':'Haemolysed'"),
                        observation("7", "2026-05-25", "HbA1c", "'note':[{'text':'x'}]")
                                .replace("final", "cancelled")));

        assertEquals(
                List.of(
                        "48 mmol/mol: 50 (01-Sep-2026), Haemolysed (01-Jun-2026), No result Cancelled (25-May-2026)",
                        "6 %: ",
                        "51 (unit not given): ",
                        "about 52: "),
                view.tests().stream()
                        .map(row -> value(row).text() + ": " + earlier(row))
                        .toList());
    }

    @Test
    @DisplayName("H12 one code is one test whatever it is called, but not a code that one source uses for everything")
    void groupsByCodeAndElseByName() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        coded("1", "2026-11-01", "Sodium", "1000661000000107"),
                        coded("2", "2026-10-01", "Potassium level", "15220000"),
                        coded("3", "2026-09-01", "Chloride level", "15220000"),
                        observation("4", "2026-08-01", "Ferritin", quantity(4, "ug/L")),
                        observation("5", "2026-07-01", "FERRITIN", quantity(5, "ug/L")))
                .source("GP", coded("6", "2026-11-02", "Serum sodium", "1000661000000107")));

        assertEquals(
                List.of(
                        "Serum sodium: 1 (01-Nov-2026, Lab)",
                        "Potassium level: ",
                        "Chloride level: ",
                        "Ferritin: 5 (01-Jul-2026)"),
                view.tests().stream()
                        .map(row -> name(row) + ": " + earlier(row))
                        .toList());
    }

    @Test
    @DisplayName("what is abnormal now stands first; the rest by date, a report's tests in the report's order")
    void putsWhatIsAbnormalFirst() {
        ResultPanel view = ResultPanel.of(
                Given.results()
                        .source(
                                "Lab",
                                observation("1", "2026-11-01", "Haematocrit", quantity(1, "x")),
                                observation("2", "2026-11-01", "Basophils", quantity(1, "x")),
                                observation("3", "2026-11-10", "Chloride", quantity(1, "x")),
                                observation("4", "2026-10-01", "Urea", quantity(1, "x") + flag("H")),
                                observation("5", "2026-09-01", "Potassium", quantity(1, "x") + flag("HH")),
                                observation("6", "2026-11-12", "Sodium", quantity(1, "x")),
                                observation("7", "2026-11-11", "Sodium", quantity(2, "x") + flag("LL")),
                                "{'resourceType':'DiagnosticReport','id':'r','meta':{'versionId':'2'},'status':'final','code':{'text':'Full blood count'},'effectiveDateTime':'2026-11-01','result':[{'reference':'Observation/2'},{'reference':'Observation/1'}]}"));

        assertEquals(
                List.of("Potassium", "Urea", "Sodium", "Chloride", "Basophils", "Haematocrit"),
                view.tests().stream().map(row -> name(row)).toList());
        assertEquals("2 Critically low (11-Nov-2026)", earlier(view.tests().get(2)));
        assertEquals(0, view.reports().size());
        assertEquals(
                "1 report without words of its own: the results stand above",
                view.folds("Report").getFirst());
        assertTrue(view.panel().references().contains("lab/DiagnosticReport/r@2"));
    }

    @Test
    @DisplayName("H8 H3 a doubtful earlier result is marked, one entered in error is none, and the oldest are in reach")
    void marksWhatIsDoubtful() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        observation("1", "2026-11-01", "Sodium", quantity(1, "x")),
                        observation(
                                "2",
                                "2026-10-01",
                                "Sodium",
                                quantity(2, "x")
                                        + ",'modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}]"),
                        observation("3", "2026-09-01", "Sodium", quantity(3, "x"))
                                .replace("final", "entered-in-error"),
                        observation("4", "2025-09-01", "Folate", quantity(4, "x")),
                        report("old", "2025-09-01", "'conclusion':'Old words'"),
                        report("new", "2026-11-01", "'conclusionCode':[{'text':'No fracture'}]")));
        assertEquals("2 Take care: see all (01-Oct-2026)", earlier(view.tests().getFirst()));
        assertEquals(1, view.folds("Test").size());
        assertEquals("No fracture", below(view.reports().getFirst()).getFirst());
        assertEquals("1 report older than 6 months", view.folds("Report").getFirst());
        assertEquals(2, view.panel().frame().count());
    }

    @Test
    @DisplayName("F17 one result at two sources is one result")
    void mergesIdenticalResults() {
        String one = observation("1", "2026-11-01", "Sodium", quantity(1, "x"))
                .replace("'status'", "'identifier':[{'system':'https://lab.example/Id','value':'9'}],'status'");
        ResultPanel view = ResultPanel.of(Given.results().source("Lab", one).source("GP", one));
        assertEquals(1, view.tests().size());
        assertEquals(List.of("Lab", "GP"), view.tests().getFirst().frame().sources());
        assertEquals("", earlier(view.tests().getFirst()));
    }

    @Test
    @DisplayName("F16 a group with a result of its own is a test too, and groups in circles end")
    void groupsKeepTheirOwnResult() {
        ResultPanel view = ResultPanel.of(Given.results()
                .source(
                        "Lab",
                        observation("1", "2026-11-01", "Group", quantity(1, "x") + members("2", "1")),
                        observation("2", "2026-11-01", "Inner", quantity(2, "x") + members("1")),
                        observation(
                                "3",
                                "2026-11-01",
                                "Empty group",
                                members("2", "9").substring(1))));
        assertEquals(
                List.of("Group", "Inner"),
                view.tests().stream().map(row -> name(row)).toList());
        Row empty = view.reports().stream()
                .filter(entry -> name(entry).equals("Empty group"))
                .findFirst()
                .orElseThrow();
        assertEquals("Named but not sent: a result without a name", below(empty).getFirst());
    }

    @Test
    @DisplayName("L06 a record of 5,000 results is mapped at once and stays small")
    void copesWithALongRecord() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(observation("" + i, "2026-10-01", "Test " + (i % 300), quantity(i, "g/L")));
        }
        for (int i = 0; i < 400; i++) {
            many.add("{'resourceType':'DiagnosticReport','id':'r" + i
                    + "','status':'final','code':{'text':'R'},'effectiveDateTime':'2026-10-01','conclusion':'c','result':["
                    + IntStream.range(0, 30)
                            .mapToObj(n -> "{'reference':'Observation/" + n + "'}")
                            .collect(Collectors.joining(","))
                    + "]}");
        }
        PanelDefinition forty = new PanelDefinition(
                "results",
                "results",
                "Results",
                List.of(SearchNeed.all("Observation"), SearchNeed.all("DiagnosticReport")),
                Map.of(),
                new Excerpt(Map.of("shown", 6), 40, ""),
                PanelRules.NONE);
        Given given = Given.of(forty).source("Lab", many.toArray(String[]::new));
        ResultPanel view = assertTimeout(Duration.ofSeconds(10), () -> ResultPanel.of(given));
        assertEquals(300, view.panel().tables().getFirst().total());
        assertEquals(40, view.tests().size());
        assertEquals(12, view.reports().getFirst().group().rows().size());
        assertEquals(18, view.reports().getFirst().group().more());
        assertTrue(view.panel().references().size() < 1_000);
    }

    private static String quantity(int value, String unit) {
        return "'valueQuantity':{'value':" + value + ",'unit':'" + unit + "'}";
    }

    private static String flag(String code) {
        return ",'interpretation':[{'coding':[{'code':'" + code + "'}]}]";
    }

    private static String members(String... ids) {
        return ",'hasMember':["
                + List.of(ids).stream()
                        .map(id -> "{'reference':'Observation/" + id + "'}")
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String report(String id, String date, String more) {
        return "{'resourceType':'DiagnosticReport','id':'" + id
                + "','status':'final','code':{'text':'X-ray'},'effectiveDateTime':'" + date + "'," + more + "}";
    }

    private static String coded(String id, String when, String text, String code) {
        return observation(id, when, text, quantity(1, "mmol/L"))
                .replace("'code':{", "'code':{'coding':[{'system':'http://snomed.info/sct','code':'" + code + "'}],");
    }

    private static String observation(String id, String when, String text, String more) {
        return "{'resourceType':'Observation','id':'" + id + "','status':'final','code':{'text':'" + text
                + "'},'effectiveDateTime':'" + when + "'," + more + "}";
    }
}
