package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;

class ByUnitTest {

    private static final String VISIT =
            "{'resourceType':'Encounter','id':'ID','status':'finished','class':{'code':'AMB'},'type':[{'text':'TEXT'}],'period':{'start':'DATE'}MORE}";
    private static final String TAG =
            ",'meta':{'tag':[{'system':'https://yhcr.nhs.uk/Provenance','code':'U1','display':'UNIT'}]}";

    @Test
    void putsEachUnitUnderItsHeadingInAlphabeticalOrderTheLatestFirst() {
        Panel view = contacts()
                .source(
                        "Trust",
                        visit("1", "Old", "2026-09-01", TAG.replace("UNIT", "Podiatry")),
                        visit("2", "New", "2026-11-01", TAG.replace("UNIT", "Podiatry")),
                        visit("3", "Falls", "2026-10-01", TAG.replace("UNIT", "falls team")),
                        visit("4", "Untagged", "2026-10-01", ""),
                        visit("5", "Own", "2026-10-01", ",'serviceProvider':{'display':'District nursing'}"))
                .source("Ambulance", visit("1", "Crew", "2026-10-14", ""))
                .show();
        assertEquals(
                List.of(
                        "Ambulance: The last 6 months = Crew",
                        "District nursing, Trust: The last 6 months = Own",
                        "falls team, Trust: The last 6 months = Falls",
                        "Podiatry, Trust: The last 6 months = New, Old",
                        "Trust: The last 6 months = Untagged"),
                shown(view));
        assertEquals(6, view.frame().count());
    }

    @Test
    void keepsUnitsOfOneNameAtTwoSourcesApart() {
        String outpatients = TAG.replace("UNIT", "Outpatients");
        Panel view = contacts()
                .source("North", visit("1", "A", "2026-11-01", outpatients))
                .source("South", visit("1", "B", "2026-11-01", outpatients))
                .show();
        assertEquals(
                List.of("Outpatients, North: The last 6 months = A", "Outpatients, South: The last 6 months = B"),
                shown(view));
    }

    @Test
    void takesNoPersonForAUnit() {
        Panel view = Given.of(definition("observations-by-unit", "Observation"))
                .source(
                        "Trust",
                        "{'resourceType':'Observation','id':'1','status':'final','code':{'text':'NEWS2'},'valueInteger':3,'effectiveDateTime':'2026-11-01','performer':[{'display':'Bola Adams'}]}",
                        "{'resourceType':'Observation','id':'2','status':'final','code':{'text':'NEWS2'},'valueInteger':5,'effectiveDateTime':'2026-11-02','performer':[{'type':'Organization','display':'Ward 4'}]}")
                .show();
        assertEquals(List.of("Trust = NEWS2", "Ward 4, Trust = NEWS2"), shown(view));
    }

    @Test
    void foldsUnderTheUnitWhatTheKindFolds() {
        Panel view = contacts()
                .source("Trust", visit("1", "Long ago", "2024-11-01", TAG.replace("UNIT", "Podiatry")))
                .show();
        assertEquals(List.of("Podiatry, Trust: 1 more than 6 months ago = Long ago"), shown(view));
        assertTrue(view.tables().getFirst().folded());
        assertEquals("Nothing coming and nothing in the last 6 months, in what was received.", view.nothing());
    }

    @Test
    void saysWhichEmptyItIsAndShowsHostileUnitsAsText() {
        assertEquals(
                "No encounters or appointments recorded by any of 2 sources.",
                contacts().source("A").source("B").<Panel>show().frame().empty());
        Panel part = contacts().source("A").failed("B").show();
        assertEquals(
                "No encounters or appointments in what was received. This is not the whole: 1 of 2 sources answered in full.",
                part.frame().empty());
        assertEquals(
                "Encounters or appointments unavailable: no source answered.",
                contacts().failed("B").<Panel>show().frame().empty());
        Panel hostile = contacts()
                .source("A", visit("1", "V", "2026-11-01", TAG.replace("UNIT", "x\u202Ey")))
                .show();
        assertEquals(
                "x[U+202E]y, A: The last 6 months", hostile.tables().getFirst().title());
    }

    private static Given contacts() {
        return Given.of(definition("contacts-by-unit", "Encounter"));
    }

    private static PanelDefinition definition(String kind, String type) {
        Map<String, Integer> windows = kind.startsWith("contacts") ? Map.of("shown", 6) : Map.of();
        return new PanelDefinition(
                kind,
                kind,
                kind,
                List.of(SearchNeed.all(type)),
                Map.of(),
                new Excerpt(windows, 0, ""),
                PanelRules.NONE);
    }

    private static String visit(String id, String text, String date, String more) {
        return VISIT.replace("ID", id)
                .replace("TEXT", text)
                .replace("DATE", date)
                .replace("MORE", more);
    }

    private static List<String> shown(Panel view) {
        return view.tables().stream()
                .map(table -> table.title() + " = "
                        + String.join(
                                ", ",
                                Stream.of(table.rows())
                                        .flatMap(List::stream)
                                        .map(row -> row.what().text().whole())
                                        .toList()))
                .toList();
    }
}
