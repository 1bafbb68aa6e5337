package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MedicinesTest {

    @Test
    @DisplayName("F15 stopped, completed and old acute medicines are never among the current ones")
    void sortsIntoCurrentAndFolds() {
        Panel view = Given.medicines()
                .source(
                        "GP",
                        request("1", "active", "continuous", "2012-01-01", ""),
                        request("2", "on-hold", "continuous", "2020-01-01", ""),
                        request("3", "stopped", "continuous", "2020-01-01", ended("2026-08-20")),
                        request("4", "stopped", "continuous", "2015-01-01", ended("2025-08-20")),
                        request("5", "completed", "acute", "2026-03-01", ended("2026-03-08")),
                        request("6", "active", "acute", "2023-03-01", ""),
                        request("7", "entered-in-error", "continuous", "2026-03-01", ""))
                .show();
        assertEquals(List.of("Medicine 1", "Medicine 2"), names(Shown.open(view)));
        assertEquals(
                List.of(
                        "1 stopped or finished in the last 6 months",
                        "1 acute, finished in the last 12 months",
                        "2 older: stopped earlier, or acute and over 12 months old"),
                Shown.folded(view).stream().map(Table::title).toList());
        assertEquals("On hold", Shown.open(view).get(1).chips().get(1).text().head());
        assertEquals(
                "Repeat", Shown.open(view).getFirst().chips().getFirst().text().head());
    }

    @Test
    @DisplayName("F16 contained, included, absolute and dangling medicines are named as well as can be")
    void resolvesMedicines() {
        Panel view = Given.medicines()
                .source(
                        "GP",
                        "{'resourceType':'MedicationRequest','id':'1','status':'active','contained':[{'resourceType':'Medication','id':'m','code':{'text':'A contained'}}],'medicationReference':{'reference':'#m'}}",
                        "{'resourceType':'MedicationRequest','id':'2','status':'active','medicationReference':{'reference':'Medication/b'}}",
                        "{'resourceType':'Medication','id':'b','code':{'text':'B included'}}",
                        "{'resourceType':'MedicationRequest','id':'3','status':'active','medicationReference':{'reference':'https://gp.example/r4/Medication/b'}}",
                        "{'resourceType':'MedicationRequest','id':'4','status':'active','medicationReference':{'reference':'https://elsewhere.example/Medication/b','display':'C dangling'}}",
                        "{'resourceType':'MedicationRequest','id':'5','status':'active','medicationReference':{'reference':'Medication/none'}}")
                .show();
        assertEquals(
                List.of("A contained", "B included", "B included", "C dangling", "Medicine not named by the source"),
                names(Shown.open(view)));
        assertTrue(
                Shown.open(view).get(4).frame().cautions().getFirst().head().contains("did not send which medicine"));
    }

    @Test
    @DisplayName("H14 the dose is shown in full, from its text or from its parts")
    void showsTheDoseInFull() {
        Panel view = Given.medicines()
                .source(
                        "GP",
                        request(
                                "1",
                                "active",
                                "continuous",
                                "2020-01-01",
                                ",'dosageInstruction':[{'sequence':2,'text':'then ONE daily'},{'sequence':1,'text':'TWO daily for 3 days'}]"),
                        request(
                                "2",
                                "active",
                                "continuous",
                                "2020-01-01",
                                ",'dosageInstruction':[{'doseAndRate':[{'doseQuantity':{'value':0.50,'unit':'mg'}}],'timing':{'repeat':{'frequency':2,'period':1,'periodUnit':'d'}},'route':{'text':'oral'},'asNeededBoolean':true}]"),
                        request("3", "active", "continuous", "2020-01-01", ""))
                .show();
        assertEquals(
                List.of("Step 1: TWO daily for 3 days", "Step 2: then ONE daily"),
                Shown.lines(Shown.open(view).get(0).cells().getFirst()));
        assertEquals(
                "0.50 mg, twice a day, oral, as needed",
                Shown.open(view).get(1).cells().getFirst().lines().getFirst().whole());
        assertEquals(
                "Dose not recorded",
                Shown.open(view).get(2).cells().getFirst().lines().getFirst().whole());
    }

    @Test
    @DisplayName("H14 where the words of a dose and its coded parts contradict each other, the row says so")
    void warnsOfDosesThatContradictThemselves() {
        Panel view = Given.medicines()
                .source(
                        "GP",
                        request(
                                "1",
                                "active",
                                "continuous",
                                "2020-01-01",
                                ",'dosageInstruction':[{'text':'Take ONE daily','doseAndRate':[{'doseQuantity':{'value':2,'unit':'tablet'}}]}]"))
                .show();
        Row row = Shown.open(view).getFirst();
        assertEquals(
                List.of("Take ONE daily", "Also recorded: 2 tablets"),
                Shown.lines(row.cells().getFirst()));
        assertEquals(
                "The words of this dose and its coded parts contradict each other; coded as: 2 tablets. Check it at the source.",
                row.frame().cautions().getFirst().head());
    }

    @Test
    @DisplayName("H8 “do not perform”, a proposal and a modifier inside a dose are never shown as normal")
    void marksWhatTurnsTheMeaningRound() {
        Panel view = Given.medicines()
                .source(
                        "GP",
                        request("1", "active", "continuous", "2020-01-01", ",'doNotPerform':true"),
                        request(
                                "2",
                                "active",
                                "continuous",
                                "2020-01-01",
                                ",'dosageInstruction':[{'text':'x','modifierExtension':[{'url':'urn:m','valueBoolean':true}]}]"),
                        request("3", "active", "continuous", "2020-01-01", ",'implicitRules':'urn:rules'"))
                .show();
        Row never = view.tables().get(1).rows().getFirst();
        assertEquals(
                "Not current treatment: planned, proposed or not to be given",
                view.tables().get(1).title());
        assertEquals("Do not give", never.chips().getFirst().text().head());
        assertEquals(Tone.DANGER, never.chips().getFirst().tone());
        assertTrue(Shown.open(view).get(0).frame().cautions().getFirst().head().contains("urn:m"));
        assertTrue(Shown.open(view).get(1).frame().cautions().getFirst().head().contains("urn:rules"));
    }

    @Test
    @DisplayName("nothing ends by a supply, and what ended without a date is not said to have ended long ago")
    void inventsNoEnd() {
        String valid = ",'dispenseRequest':{'validityPeriod':{'end':'2025-10-01'}}";
        Panel view = Given.medicines()
                .source(
                        "GP",
                        request("1", "active", "continuous", "2020-01-01", valid),
                        request("2", "stopped", "continuous", "2020-01-01", valid))
                .show();
        assertEquals(
                "Prescription valid until 01-Oct-2025",
                Shown.open(view).getFirst().chips().getLast().text().whole());
        Table undated = Shown.folded(view).getFirst();
        assertEquals("1 stopped or finished, when is not recorded", undated.title());
        assertEquals(
                "Date not recorded", undated.rows().getFirst().cells().get(1).nothing());
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.what().text().head()).toList();
    }

    private static String ended(String day) {
        return ",'extension':[{'url':'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-MedicationStatusReason-1',"
                + "'extension':[{'url':'statusChangeDate','valueDateTime':'" + day + "'}]}]";
    }

    private static String request(String id, String status, String course, String authored, String more) {
        return "{'resourceType':'MedicationRequest','id':'" + id + "','status':'" + status
                + "','intent':'order','medicationCodeableConcept':{'text':'Medicine " + id + "'},'authoredOn':'"
                + authored + "','courseOfTherapyType':{'coding':[{'code':'" + course + "'}]}" + more + "}";
    }
}
