package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;
import org.sightline.feed.UnreadElement;
import org.sightline.tab.panel.RowFrame.Detail;
import org.sightline.tab.panel.account.Account;

class RowAccountTest {

    private static final String HEADING = "The source also sent";
    private static final String XHTML = "\\\"http://www.w3.org/1999/xhtml\\\"";
    private static final String MIXTURE = """
            {'resourceType':'MedicationRequest','id':'1','status':'active','intent':'order','authoredOn':'2026-10-01',
             'medicationReference':{'reference':'#m'},
             'dosageInstruction':[{'text':'Take ONE daily','maxDosePerAdministration':{'value':10,'unit':'mL'}}],
             'contained':[{'resourceType':'Medication','id':'m','code':{'text':'Mixture'},'ingredient':[{'itemCodeableConcept':{'text':'Firstol'},
             'strength':{'numerator':{'value':5,'unit':'mg'},'denominator':{'value':1,'unit':'mL'}}}]}]}""";

    @Test
    void namesWhatTheRowDoesNotSay() {
        assertEquals(
                "tag: Trauma; colour (https://gp.example/colour): Blue;"
                        + " stage, summary: Stage 2, SNOMED CT 1222593009; stage, type: Clinical staging",
                rest(problem(
                        "'meta':{'tag':[{'display':'Trauma'}]}",
                        "'stage':[{'type':{'text':'Clinical staging'},'summary':{'text':'Stage 2','coding':[{'system':'http://snomed.info/sct','code':'1222593009','display':'stage 2'}]}}]",
                        "'extension':[{'url':'https://gp.example/colour','valueCode':'blue'}]")));
    }

    @Test
    void namesNothingTheRowSays() {
        assertEquals("", rest(problem("'recordedDate':'2020-05-06'", "'recorder':{'display':'Dr Tom Bell'}")));
    }

    /** A year is not said by a date of that year, nor a name by another that ends in it. */
    @Test
    void takesNoWordForAnother() {
        assertEquals(
                "evidence, code: 2020; evidence, detail: Anna",
                rest(problem(
                        "'recordedDate':'2020-05-06'",
                        "'recorder':{'display':'Joanna Bell'}",
                        "'evidence':[{'code':[{'text':'2020'}],'detail':[{'display':'Anna'}]}]")));
    }

    @Test
    void warnsOfAModifierHoweverDeepItLies() {
        String json = problem(
                "'evidence':[{'detail':[{'display':'x'}],'modifierExtension':[{'url':'https://gp.example/not','valueBoolean':true}]}]");
        assertEquals(
                List.of(
                        "The source adds something that may change what this entry means and that cannot be shown here (evidence, https://gp.example/not: Yes). Check it at the source."),
                words(row(json).frame().cautions()));
    }

    @Test
    void warnsOfWhatThisVersionOfFhirDoesNotDefine() {
        Condition sent = new Condition();
        sent.getCode().setText("Excision");
        UnreadElement.keep(
                sent,
                List.of(new UnreadElement("notDone", "true"), new UnreadElement("notDoneReason.text", "refused")));
        assertEquals(
                List.of(
                        "The source sent notDone: true; notDoneReason.text: refused, which is not as this version of FHIR defines it. Check it at the source."),
                words(RowBuilder.cautionsOf(sent)));
    }

    @Test
    void callsAnEntryWithoutANameWhatItsNarrativeSays() {
        Row row = row(
                "{'resourceType':'Condition','id':'1','text':{'status':'generated','div':'<div xmlns=\\'http://www.w3.org/1999/xhtml\\'>Ulcer<br/>of the <b>left</b> heel</div>'}}"
                        .replace("\\'", "\\\""));
        assertEquals("Ulcer\nof the left heel", row.what().text().whole());
        assertEquals(
                "Problem not named by the source",
                row.group().lines().getFirst().whole());
    }

    @Test
    void saysWhatOnlyANarrativeSays() {
        String more = "'text':{'status':'STATUS','div':'<div xmlns=QhttpQ>Asthma, since a house fire</div>'}";
        Row additional = row(problem(more.replace("STATUS", "additional").replace("QhttpQ", XHTML)));
        assertEquals(
                "In the source’s own words: Asthma, since a house fire",
                additional.group().lines().getFirst().whole());
        Row generated = row(problem(more.replace("STATUS", "generated").replace("QhttpQ", XHTML)));
        assertEquals(List.of(), generated.group().lines());
        assertEquals(
                "Asthma, since a house fire",
                generated.frame().details().getLast().value().whole());
        Row same = row(problem(more.replace("STATUS", "additional")
                .replace("QhttpQ", XHTML)
                .replace(", since a house fire", ": active")));
        assertEquals(List.of(), same.group().lines());
    }

    @Test
    void warnsThatSomethingIsNotToBeDone() {
        String order =
                "{'resourceType':'ServiceRequest','id':'1','status':'active','intent':'order','code':{'text':'Scan'},'doNotPerform':true}";
        Row row = Shown.open(Sample.REFERRAL.given().source("GP", order).show()).getFirst();
        assertEquals(List.of("Do NOT do this: Yes"), words(row.frame().cautions()));
    }

    @Test
    void namesTheIngredientsOfAContainedMedicine() {
        Row row = Shown.open(Given.medicines().source("GP", MIXTURE).show()).getFirst();
        List<RowFrame.Detail> details = row.frame().details();
        assertTrue(
                details.contains(new RowFrame.Detail("Contains", ShownText.of("Firstol (5 mg per mL)"))),
                row.toString());
        assertFalse(details.stream().anyMatch(detail -> detail.label().equals(Account.HEADING)), row.toString());
        assertEquals(List.of(), row.group().lines(), "the limit of the dose is in its words");
    }

    @Test
    void saysWhatALaboratoryRemarks() {
        Row row = Shown.open(Given.kind("observations", "Observation")
                        .source(
                                "GP",
                                "{'resourceType':'Observation','id':'1','status':'final','code':{'text':'Potassium'},'valueQuantity':{'value':6.9,'unit':'mmol/L'},'note':[{'text':'Haemolysed'}]}")
                        .show())
                .getFirst();
        assertEquals("Note: Haemolysed", row.group().lines().getFirst().whole());
    }

    /** An earlier result stands in a line without details of its own. */
    @Test
    void keepsTheDetailsOfEarlierResults() {
        String result =
                "{'resourceType':'Observation','id':'ID','status':'final','category':[{'coding':[{'code':'laboratory'}]}],'code':{'text':'Sodium'},'effectiveDateTime':'DATE','valueQuantity':{'value':140,'unit':'mmol/L'}MORE}";
        Row row = Shown.open(Given.results()
                        .source(
                                "Lab",
                                result.replace("ID", "1")
                                        .replace("DATE", "2026-11-01")
                                        .replace("MORE", ""),
                                result.replace("ID", "2")
                                        .replace("DATE", "2026-10-01")
                                        .replace(
                                                "MORE",
                                                ",'bodySite':{'text':'Left arm'},'interpretation':[{'text':'Odd'}]")
                                        .replace("'final'", "'final','basedOn':[{'display':'Order 7'}]"))
                        .show())
                .getFirst();
        assertEquals(
                List.of("Body site: Left arm; The source also sent: based on: Order 7; category: Laboratory"),
                row.frame().details().stream()
                        .filter(detail -> detail.label().equals("Result of 01-Oct-2026"))
                        .map(detail -> detail.value().whole())
                        .toList());
    }

    private static List<String> words(List<ShownText> texts) {
        return texts.stream().map(ShownText::whole).toList();
    }

    private static String problem(String... more) {
        return "{'resourceType':'Condition','id':'1','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'Asthma'},"
                + String.join(",", more) + "}";
    }

    private static String rest(String json) {
        return details(json)
                .filter(detail -> detail.label().equals(HEADING))
                .map(Detail::value)
                .map(ShownText::whole)
                .findFirst()
                .orElse("");
    }

    private static Stream<Detail> details(String json) {
        return row(json).frame().details().stream();
    }

    private static Row row(String json) {
        List<Row> rows = Shown.open(Given.problems().source("GP", json).show());
        assertEquals(1, rows.size());
        return rows.getFirst();
    }
}
