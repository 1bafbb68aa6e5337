package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;
import org.sightline.tab.panel.kinds.PanelKinds;

/** What holds for each kind that lists plans, people and findings, shown with one resource of each type it reads. */
class PlansAndPeopleTest {

    /** A kind and a resource of it; WHAT, DATE and STATUS are to be put in. */
    enum Sample {
        RELATED_PERSON("contacts", """
                {'resourceType':'RelatedPerson','active':true,'name':[{'text':'WHAT'}],
                 'relationship':[{'text':'Son'}],'telecom':[{'system':'phone','value':'07700 900 142'}],'period':{'start':'DATE'}}"""),
        CARE_TEAM("contacts", """
                {'resourceType':'CareTeam','status':'STATUS','name':'WHAT','period':{'start':'DATE'},
                 'telecom':[{'system':'email','value':'team@trust.example'}]}""", "active"),
        CARE_MANAGER("contacts", """
                {'resourceType':'EpisodeOfCare','status':'STATUS','careManager':{'display':'WHAT'},'period':{'start':'DATE'}}""", "active"),
        CARE_PLAN("care-plans", """
                {'resourceType':'CarePlan','status':'STATUS','intent':'plan','title':'WHAT','period':{'start':'DATE'}}""", "active"),
        PACKAGE("social-care", """
                {'resourceType':'EpisodeOfCare','status':'STATUS','type':[{'text':'WHAT'}],'period':{'start':'DATE'}}""", "active"),
        ASSESSMENT("social-care", """
                {'resourceType':'Task','status':'STATUS','intent':'order','code':{'text':'WHAT'},'authoredOn':'DATE'}""", "completed"),
        SCORE("functional-status", """
                {'resourceType':'Observation','status':'STATUS','code':{'text':'WHAT'},'valueInteger':5,'effectiveDateTime':'DATE'}""", "final"),
        HISTORY("social-history", """
                {'resourceType':'Observation','status':'STATUS','code':{'text':'WHAT'},'valueString':'Yes','effectiveDateTime':'DATE'}""", "final"),
        WISH("end-of-life-wishes", """
                {'resourceType':'Observation','status':'STATUS','code':{'text':'WHAT'},'valueString':'Home','effectiveDateTime':'DATE'}""", "final"),
        VITAL_SIGN("vital-signs", """
                {'resourceType':'Observation','status':'STATUS','code':{'text':'WHAT'},
                 'valueQuantity':{'value':72,'unit':'/min'},'effectiveDateTime':'DATE'}""", "final"),
        PREGNANCY("pregnancy", """
                {'resourceType':'Observation','status':'STATUS','code':{'coding':[{'system':'http://loinc.org','code':'82810-3'}]},
                 'valueCodeableConcept':{'text':'WHAT'},'effectiveDateTime':'DATE'}""", "final");

        private final String kind;
        private final String json;
        private final String status;

        Sample(String kind, String json) {
            this(kind, json, "");
        }

        Sample(String kind, String json, String status) {
            this.kind = kind;
            this.json = json;
            this.status = status;
        }

        String json(String id, String identifier, String change, String to) {
            return json.replace(
                            "{'resourceType'",
                            "{'id':'" + id
                                    + "','meta':{'versionId':'4'},'identifier':[{'system':'https://x.example/Id','value':'"
                                    + identifier + "'}],'resourceType'")
                    .replace(change, to)
                    .replace("WHAT", "Some words")
                    .replace("DATE", "2026-09-10")
                    .replace("STATUS", status);
        }

        String json() {
            return json("1", "7", "", "");
        }

        Given given(int rows) {
            return Given.of(new PanelDefinition(
                    kind,
                    kind,
                    kind,
                    PanelKinds.named(kind).orElseThrow().resourceTypes().stream()
                            .map(SearchNeed::all)
                            .toList(),
                    switch (kind) {
                        case "vital-signs" -> Map.of("latestEver", List.of());
                        case "pregnancy" ->
                            Map.of(
                                    "status", List.of(new ReviewedCode("http://loinc.org", "82810-3", "t", "s")),
                                    "due", List.of());
                        default -> Map.of();
                    },
                    new Excerpt(Map.of("shown", 6, "stale", 10), rows, ""),
                    PanelRules.NONE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsWhatItIsSinceWhenAndFromWhom(Sample sample) {
        Panel view = sample.given(0).source("GP", sample.json()).show();

        Row row = onlyRow(view);
        assertTrue(words(row).contains("Some words"), words(row));
        assertEquals("10-Sep-2026", row.frame().recorded().text());
        assertEquals(List.of("GP"), row.frame().sources());
        assertEquals(1, view.frame().count());
        assertEquals(1, view.references().size());
        assertTrue(view.references().getFirst().endsWith("/1@4"));
        assertFalse(view.isOnlyFolded());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H2 nothing is said to be recorded nowhere only when every source answered in full")
    void tellsTheKindsOfEmptyApart(Sample sample) {
        assertTrue(empty(sample.given(0).source("GP").source("Hospital")).contains(" recorded"));
        assertTrue(empty(sample.given(0).source("GP").failed("Hospital"))
                .contains("This is not the whole: 1 of 2 sources answered in full."));
        assertTrue(empty(sample.given(0).failed("GP")).contains(" unavailable: no source answered."));
        assertTrue(
                empty(sample.given(0).source("GP").awaited("Council")).startsWith("Nothing yet: waiting for Council."));
        assertTrue(empty(sample.given(0).source("GP").withheld()).contains("some items are withheld"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatItHasWhenASourceFailed(Sample sample) {
        Panel view =
                sample.given(0).source("GP", sample.json()).failed("Hospital").show();

        assertEquals(1, view.frame().count());
        assertEquals(1, view.frame().notices().size());
        assertEquals("1 of 2 sources answered in full", view.frame().sources());
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RELATED_PERSON")
    @DisplayName("H8 what was entered in error is not shown, and a missing status is said")
    void followsTheStatus(Sample sample) {
        Panel wrong = sample.given(0)
                .source("GP", sample.json("1", "7", "STATUS", "entered-in-error"))
                .show();
        assertEquals(List.of(), wrong.tables());
        if (sample != Sample.CARE_MANAGER) {
            Panel missing = sample.given(0)
                    .source("GP", sample.json("1", "7", "'status':'STATUS',", ""))
                    .show();
            assertTrue(onlyRow(missing).chips().stream()
                    .anyMatch(c -> c.text().whole().equals("Status not given")));
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H8 an unknown modifier extension is a caution")
    void warnsOfWhatItDoesNotUnderstand(Sample sample) {
        Panel view = sample.given(0)
                .source(
                        "GP",
                        sample.json(
                                "1",
                                "7",
                                "'resourceType'",
                                "'modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}],'resourceType'"))
                .show();

        assertEquals(1, onlyRow(view).frame().cautions().size());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H5 a partial date keeps its precision")
    void keepsThePrecisionOfDates(Sample sample) {
        Panel view = sample.given(0)
                .source("GP", sample.json("1", "7", "DATE", "2026-09"))
                .show();

        assertEquals("Sep-2026", onlyRow(view).frame().recorded().text());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H14 hidden characters are made visible")
    void showsHostileText(Sample sample) {
        Panel view = sample.given(0)
                .source("GP", sample.json("1", "7", "WHAT", "<script>alert(1)</script>\u202Eno"))
                .show();

        assertTrue(words(onlyRow(view)).contains("<script>alert(1)</script>[U+202E]no"));
        assertFalse(words(onlyRow(view)).contains("\u202E"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H7 one entry of two sources stands once, with both named")
    void mergesIdenticalEntries(Sample sample) {
        Panel view = sample.given(0)
                .source("GP", sample.json())
                .source("Hospital", sample.json())
                .show();

        assertEquals(List.of("GP", "Hospital"), onlyRow(view).frame().sources());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("H3 what is cut is counted, and all of it stands when opened alone")
    void saysWhatIsCut(Sample sample) {
        Given given = sample.given(1)
                .source(
                        "GP",
                        sample.json("1", "7", "", ""),
                        sample.json("2", "8", "", "").replace("Some words", "Other words"),
                        sample.json("3", "9", "", "").replace("Some words", "More words"));
        Panel cut = given.show();
        Panel whole = given.alone().show();

        assertTrue(cut.tables().getFirst().isCut());
        assertEquals(3, cut.tables().getFirst().total());
        assertEquals(3, whole.tables().getFirst().rows().size());
    }

    private static String empty(Given given) {
        Panel view = given.show();
        assertEquals(List.of(), view.tables());
        return view.frame().empty();
    }

    private static Row onlyRow(Panel view) {
        List<Row> rows = view.tables().stream().flatMap(l -> l.rows().stream()).toList();
        assertEquals(1, rows.size());
        return rows.getFirst();
    }

    private static String words(Row row) {
        return String.join(
                " | ",
                Stream.concat(
                                Stream.of(row.what().text().whole()),
                                row.cells().stream()
                                        .flatMap(cell -> cell.lines().stream())
                                        .map(CellLine::whole))
                        .toList());
    }
}
