package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.SearchNeed;
import org.sightline.tab.panel.PanelDefinition.Excerpt;

class ConsultationsTest {

    private static final String VISIT =
            "{'resourceType':'Encounter','id':'e1','meta':{'versionId':'1'},'status':'finished','class':{'code':'AMB'},'type':[{'text':'Consultation'}],'period':{'start':'2026-11-02T10:20:00Z'},'reasonCode':[{'text':'Cough'}],'participant':[{'individual':{'display':'Dr Tom Bell'}}]MORE}";
    private static final String OF_IT = "'encounter':{'reference':'Encounter/e1'}";

    @Test
    void showsEachEntryOfAConsultationWithItsKindInTheOrderItIsWritten() {
        Panel view = given().source(
                        "GP",
                        VISIT.replace("MORE", ""),
                        "{'resourceType':'MedicationRequest','id':'m','status':'active','medicationCodeableConcept':{'text':'Doxycycline'},'dosageInstruction':[{'text':'One a day'}],"
                                + OF_IT + "}",
                        "{'resourceType':'Condition','id':'c','clinicalStatus':{'coding':[{'code':'resolved'}]},'code':{'text':'Bronchitis'},"
                                + OF_IT + "}",
                        "{'resourceType':'Observation','id':'o','status':'final','code':{'text':'Heart rate'},'valueQuantity':{'value':96,'unit':'/min'},"
                                + OF_IT + "}",
                        "{'resourceType':'Observation','id':'l','status':'preliminary','category':[{'coding':[{'code':'laboratory'}]}],'code':{'text':'CRP'},'valueQuantity':{'value':46,'unit':'mg/L'},"
                                + OF_IT + "}",
                        "{'resourceType':'Observation','id':'n','status':'final','code':{'text':'History'},'valueString':'Four days of cough',"
                                + OF_IT + "}",
                        "{'resourceType':'Immunization','id':'i','status':'not-done','vaccineCode':{'text':'Influenza vaccine'},"
                                + OF_IT + "}",
                        "{'resourceType':'ServiceRequest','id':'r','status':'active','code':{'text':'X-ray'},'performer':[{'display':'Northgate'}],"
                                + OF_IT + "}")
                .show();
        assertEquals(
                List.of(
                        "Reason: Cough",
                        "Note: History: Four days of cough",
                        "Problem: Bronchitis · Resolved",
                        "Observation: Heart rate: 96 /min",
                        "Test: CRP: 46 mg/L (Preliminary)",
                        "Medicine: Doxycycline · One a day",
                        "Immunisation: Influenza vaccine (Not done)",
                        "Referral or request: X-ray · to Northgate"),
                content(view));
        assertTrue(view.references()
                .containsAll(List.of("gp/Encounter/e1@1", "gp/MedicationRequest/m", "gp/ServiceRequest/r")));
    }

    @Test
    @DisplayName("H3 what a source names and did not send is said to lack, neither made up nor counted")
    void neverInventsWhatWasNotSent() {
        Panel view = given().source(
                        "GP",
                        VISIT.replace("MORE", ",'diagnosis':[{'condition':{'reference':'Condition/gone'}}]"),
                        "{'resourceType':'List','id':'x','status':'current','mode':'snapshot',"
                                + OF_IT
                                + ",'note':[{'text':'Seen with his wife'}],'entry':[{'item':{'reference':'Observation/gone'}},{'item':{'reference':'Observation/gone2'}}]}")
                .show();
        assertEquals(
                List.of(
                        "Reason: Cough",
                        "Note: Seen with his wife",
                        "Not all that the source names for this consultation was received."),
                content(view));
        assertEquals(
                List.of("Reason: Cough", "The source sent no entries of this consultation."),
                content(given().source("GP", VISIT.replace("MORE", "")).show()));
    }

    @Test
    void takesNothingFromAnotherSourceAnotherEncounterOrWhatWasEnteredInError() {
        Panel view = given().source(
                        "GP",
                        VISIT.replace("MORE", ""),
                        "{'resourceType':'Condition','id':'c','verificationStatus':{'coding':[{'code':'entered-in-error'}]},'code':{'text':'Wrong'},"
                                + OF_IT + "}",
                        "{'resourceType':'Condition','id':'d','code':{'text':'Other visit'},'encounter':{'reference':'Encounter/e2'}}")
                .source("Extract", "{'resourceType':'Condition','id':'c','code':{'text':'Theirs'}," + OF_IT + "}")
                .show();
        assertEquals(List.of("Reason: Cough", "The source sent no entries of this consultation."), content(view));
    }

    @Test
    void carriesTheCautionsOfWhatIsInAConsultation() {
        Panel view = given().source(
                        "GP",
                        VISIT.replace("MORE", ""),
                        "{'resourceType':'Condition','id':'c','code':{'text':'Cough\u202E'},'modifierExtension':[{'url':'https://x.example','valueBoolean':true}],"
                                + OF_IT + "}")
                .show();
        Row row = view.tables().getFirst().rows().getFirst();
        assertEquals(1, row.frame().cautions().size());
        assertTrue(content(view).contains("Problem: Cough[U+202E]"), content(view)::toString);
    }

    @Test
    void foldsOlderConsultationsAndShowsPlannedOnesApart() {
        Panel view = given().source(
                        "GP",
                        VISIT.replace("MORE", "").replace("2026-11-02", "2020-11-02"),
                        VISIT.replace("MORE", "").replace("finished", "planned").replace("'e1'", "'e2'"))
                .show();
        assertEquals(
                List.of("Planned, not known to have happened", "1 more than 24 months ago"),
                view.tables().stream().map(Table::title).toList());
        assertEquals(
                "Planned",
                view.tables()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .chips()
                        .getFirst()
                        .text()
                        .whole());
    }

    @Test
    void saysNoneOnlyWhenEverySourceAnswered() {
        assertEquals(
                "No consultations recorded by GP, the only source.",
                given().source("GP").<Panel>show().frame().empty());
        assertEquals(
                "Consultations unavailable: no source answered.",
                given().failed("GP").<Panel>show().frame().empty());
    }

    private static Given given() {
        return Given.of(new PanelDefinition(
                "consultations",
                "consultations",
                "Consultations",
                Stream.of("Encounter", "Condition", "Observation", "List")
                        .map(SearchNeed::all)
                        .toList(),
                Map.of(),
                new Excerpt(Map.of("shown", 24), 0, ""),
                PanelRules.NONE));
    }

    private static List<String> content(Panel view) {
        return view.tables().getFirst().rows().getFirst().cells().get(1).lines().stream()
                .map(CellLine::whole)
                .toList();
    }
}
