package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;
import org.sightline.tab.panel.PanelDefinition.ReviewedCode;

class EquipmentAndAdministrationTest {

    @Test
    void listsWhatIsInUseAndFoldsWhatWasGivenBack() {
        Panel view = Given.kind("equipment-by-unit", "DeviceUseStatement", "Device", "SupplyDelivery")
                .source(
                        "Trust",
                        "{'resourceType':'DeviceUseStatement','id':'1','status':'active','device':{'display':'Walking frame'},'timingPeriod':{'start':'2026-11-01'},'source':{'display':'Grace Mbeki'}}",
                        "{'resourceType':'DeviceUseStatement','id':'2','status':'completed','device':{'reference':'Device/d'},'timingPeriod':{'start':'2026-01-01','end':'2026-03-01'}}",
                        "{'resourceType':'Device','id':'d','status':'active','deviceName':[{'name':'Cushion','type':'user-friendly-name'}]}",
                        "{'resourceType':'SupplyDelivery','id':'s','status':'completed','suppliedItem':{'itemCodeableConcept':{'text':'Dressings'}},'occurrenceDateTime':'2026-10-01'}",
                        "{'resourceType':'DeviceUseStatement','id':'3','status':'entered-in-error','device':{'display':'Wrong'}}")
                .show();
        assertEquals(
                List.of(
                        "Trust = Walking frame [Grace Mbeki / ], Dressings [ / ], Cushion [ / ]",
                        "Trust: 1 given back or no longer used = Cushion [ / 01-Mar-2026]"),
                shown(view));
    }

    @Test
    void listsMessagesJobsAndAdministrativeFlagsButNoClinicalOnes() {
        Panel view = Given.of(administration())
                .source(
                        "GP",
                        "{'resourceType':'Communication','id':'1','status':'completed','topic':{'text':'Recall'},'sent':'2026-10-01','sender':{'display':'Surgery'},'recipient':[{'display':'The patient'}],'payload':[{'contentString':'Please ring'},{'contentAttachment':{'url':'javascript:alert(1)'}}]}",
                        "{'resourceType':'Task','id':'2','status':'requested','intent':'order','code':{'text':'Blood test'},'authoredOn':'2026-11-01','owner':{'display':'Reception'}}",
                        "{'resourceType':'Flag','id':'3','status':'active','category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/flag-category','code':'admin'}],'text':'Administrative'}],'code':{'text':'Needs a new form'}}",
                        "{'resourceType':'Flag','id':'4','status':'active','category':[{'text':'Safety'}],'code':{'text':'Carries a knife'}}")
                .show();
        assertEquals(
                List.of(
                        " = Blood test [To Reception / ], Recall [From Surgery To The patient / Please ring An attachment: see it at its source], Needs a new form [ / Administrative]"),
                shown(view));
    }

    @Test
    void saysWhichEmptyItIs() {
        assertEquals(
                "No administrative items recorded by GP, the only source.",
                Given.of(administration()).source("GP").<Panel>show().frame().empty());
        assertEquals(
                "Equipment unavailable: no source answered.",
                Given.kind("equipment-by-unit", "Device")
                        .failed("A")
                        .<Panel>show()
                        .frame()
                        .empty());
    }

    @Test
    void keepsCurrentAndHistoricalAllergiesApartAndCutsNone() {
        Panel view = Given.of(new PanelDefinition(
                        "gp-allergies",
                        "allergy-list",
                        "Allergies",
                        List.of(SearchNeed.all("AllergyIntolerance")),
                        Map.of(
                                "noneKnown", List.of(new ReviewedCode("http://snomed.info/sct", "716186003", "t", "s")),
                                "noDrugAllergy", List.of(),
                                "otherNegations", List.of(),
                                "detailLost", List.of()),
                        new Excerpt(Map.of(), 1, ""),
                        PanelRules.NONE))
                .source(
                        "GP",
                        "{'resourceType':'AllergyIntolerance','id':'1','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Penicillin'},'reaction':[{'manifestation':[{'text':'Rash'}]}]}",
                        "{'resourceType':'AllergyIntolerance','id':'2','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Latex'}}",
                        "{'resourceType':'AllergyIntolerance','id':'3','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'Aspirin'}}")
                .source(
                        "Extract",
                        "{'resourceType':'AllergyIntolerance','id':'4','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'coding':[{'system':'http://snomed.info/sct','code':'716186003','display':'No known allergy'}]}}")
                .show();
        assertEquals(
                List.of(
                        "Current = Penicillin [Rash / ], Latex [ / ]",
                        "Statements that there are none = “No known allergy” [ / ]",
                        "Historical: ended, inactive or refuted = Aspirin [ / Date not recorded]"),
                shown(view));
        assertEquals(Tone.DANGER, view.frame().notices().getFirst().tone());
    }

    private static PanelDefinition administration() {
        return new PanelDefinition(
                "administration",
                "administration",
                "Administrative items",
                Stream.of("Communication", "Task", "Flag").map(SearchNeed::all).toList(),
                Map.of(
                        "administrative",
                        List.of(new ReviewedCode(
                                "http://terminology.hl7.org/CodeSystem/flag-category", "admin", "t", "s"))),
                Excerpt.ALL,
                PanelRules.NONE);
    }

    private static List<String> shown(Panel view) {
        return view.tables().stream()
                .map(table -> table.title() + " = "
                        + table.rows().stream()
                                .map(row -> row.what().text().whole() + " ["
                                        + row.cells().stream()
                                                .map(EquipmentAndAdministrationTest::words)
                                                .collect(Collectors.joining(" / "))
                                        + "]")
                                .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String words(Cell cell) {
        return cell.isDated()
                ? cell.date().text()
                : cell.lines().stream().map(line -> line.whole()).collect(Collectors.joining(" "));
    }
}
