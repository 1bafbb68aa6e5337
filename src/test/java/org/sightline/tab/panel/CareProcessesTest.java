package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Care.DIABETES;
import static org.sightline.tab.panel.Care.code;
import static org.sightline.tab.panel.Care.coded;
import static org.sightline.tab.panel.Care.details;
import static org.sightline.tab.panel.Care.given;
import static org.sightline.tab.panel.Care.hba1c;
import static org.sightline.tab.panel.Care.number;
import static org.sightline.tab.panel.Care.row;
import static org.sightline.tab.panel.Care.state;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.tab.panel.Care.Judged;

/** Care processes and their traps: what looks done and is not. Today is 21 November 2026. */
class CareProcessesTest {

    private static final String LONG_AGO = "None of the last 12 months found under the one code this panel knows";

    @Test
    void tellsDoneDueAndNotFoundApart() {
        assertEquals("GOOD Done", state("HbA1c", hba1c("2026-02-01", "mmol/mol", "52")));
        assertEquals("PLAIN Due by 21-Jan-2027", state("HbA1c", hba1c("2026-01-21", "mmol/mol", "52")));
        assertEquals("PLAIN Due by 22-Nov-2026", state("HbA1c", hba1c("2025-11-22", "mmol/mol", "52")));
        assertEquals("WARNING " + LONG_AGO, state("HbA1c", hba1c("2025-11-21", "mmol/mol", "52")));
        assertEquals("WARNING None found under the one code this panel knows", state("HbA1c"));
    }

    @Test
    @DisplayName("H2 under a short list of codes nothing is overdue, whoever answered")
    void neverSaysOverdueUnderCodesOfOurOwn() {
        Given failed = given().source("GP", DIABETES, hba1c("2025-01-02", "mmol/mol", "52"))
                .failed("Hospital");
        Given awaited = given().source("GP", DIABETES).awaited("Hospital");
        Given withheld = given().source("GP", DIABETES).withheld();

        assertEquals("WARNING " + LONG_AGO + ", in what was received", state("HbA1c", failed));
        assertEquals(
                "WARNING None found under the one code this panel knows, in what was received",
                state("HbA1c", awaited));
        assertEquals(
                "WARNING None found under the one code this panel knows, in what was received",
                state("HbA1c", withheld));
        assertEquals(
                "GOOD Done",
                state(
                        "HbA1c",
                        given().source("GP", DIABETES, hba1c("2026-10-02", "mmol/mol", "52"))
                                .failed("Hospital")));
    }

    @Test
    void judgesNothingWithoutADiagnosis() {
        Given given = given().source("GP", hba1c("2024-10-02", "mmol/mol", "38"));
        Panel view = given.show();

        assertEquals("PLAIN Not judged", state("HbA1c", given));
        assertEquals(
                "No diagnosis of diabetes found under the one code this panel knows: what is due is not judged.",
                view.frame().notices().getFirst().words());
        Panel none = given().source("GP").show();
        assertEquals(List.of(), none.tables());
        assertEquals(
                "No care processes recorded by GP, the only source.",
                none.frame().empty());
        assertEquals(
                "Care processes unavailable: no source answered.",
                given().failed("GP").<Panel>show().frame().empty());
    }

    @Test
    @DisplayName("Trap: a systolic pressure alone is no blood pressure")
    void aLoneSystolicIsNoBloodPressure() {
        String systolic = number("s", "72313002", "2026-10-01T10:00:00Z", "142", "mmHg", "");
        String diastolic = number("d", "1091811000000102", "2026-10-01T10:00:00Z", "78", "mmHg", "");
        String half = "{'resourceType':'Observation','id':'p','status':'final','effectiveDateTime':'2026-10-01',"
                + code("75367002") + ",'component':[{" + code("72313002")
                + ",'valueQuantity':{'value':142,'unit':'mmHg'}}]}";
        String whole = half.replace(
                "}}]}", "}},{" + code("1091811000000102") + ",'valueQuantity':{'value':78,'unit':'mmHg'}}]}");

        assertEquals("None", row("Blood pressure", systolic).state());
        assertEquals("None", row("Blood pressure", half).state());
        assertEquals(
                "None",
                row("Blood pressure", systolic, diastolic.replace("10:00", "11:00"))
                        .state());
        assertEquals("Done", row("Blood pressure", systolic, diastolic).state());
        Judged done = row("Blood pressure", whole);
        assertEquals("Done", done.state());
        assertEquals(List.of("142/78 mmHg"), done.found());
        assertTrue(details(row("Blood pressure", systolic)).contains("a systolic pressure alone is no blood pressure"));
    }

    @Test
    @DisplayName("Trap: urine creatinine, and a laboratory message without a number, are no creatinine")
    void urineCreatinineAndMessagesDoNotCount() {
        String urine = number("u", "14683-7", "2026-10-01", "9", "mmol/L", "")
                .replace("http://snomed.info/sct", "http://loinc.org");
        String message = number("m", "1000731000000107", "2026-10-01", "1", "umol/L", "")
                .replace("'valueQuantity':{'value':1,'unit':'umol/L'}", "'valueString':'Sample haemolysed: 105?'");

        assertEquals("None", row("Creatinine", urine).state());
        assertEquals("None", row("Creatinine", message).state());
        assertTrue(details(row("Creatinine", urine)).contains("this code does not count"));
        assertTrue(details(row("Creatinine", message)).contains("it has no number"));
        assertEquals(
                "Done",
                row("Creatinine", number("c", "1000731000000107", "2026-10-01", "105", "umol/L", ""))
                        .state());
    }

    @Test
    @DisplayName("Trap: a referral, pulses alone, one foot of two are no foot examination")
    void aFootExaminationIsOfBothFeet() {
        String left = coded(
                "l",
                "401191002",
                "2026-10-01",
                "'bodySite':{'coding':[{'system':'http://snomed.info/sct','code':'22335008'}]},");
        String right = left.replace("'l'", "'r'").replace("22335008", "7769000");
        String absent = "{'resourceType':'Condition','id':'a'," + code("299653001")
                + ",'bodySite':[{'coding':[{'system':'http://snomed.info/sct','code':'7769000'}]}]}";

        assertEquals(
                "None", row("Foot", coded("x", "91161007", "2026-10-01", "")).state());
        String referral = "{'resourceType':'Procedure','id':'s','status':'completed','performedDateTime':'2026-10-01',"
                + "'code':{'text':'Refer to diabetic foot screener'}}";
        assertEquals("None", row("Foot", referral).state());
        assertEquals(
                "WARNING In part, on 01-Oct-2026: HbA1c <b>, one foot only: the right one is not examined",
                state("Foot", left));
        assertEquals("Done", row("Foot", left, right).state());
        assertEquals(
                "None", row("Foot", left, right.replace("2026-10", "2023-10")).state());
        assertEquals("Done", row("Foot", left, absent).state());
        assertEquals(
                "In", row("Foot", left, absent.replace("7769000", "22335008")).state());
        assertEquals(
                "Done", row("Foot", coded("w", "401191002", "2026-10-01", "")).state());
        assertTrue(details(row("Foot", left)).contains("the right one is not examined"));
    }

    @Test
    @DisplayName("Trap: obese is not a body mass index; disease of the retina is no screening")
    void wordsAndDiseasesAreNoMeasurements() {
        assertEquals(
                "None",
                row("Body mass index", coded("o", "414916001", "2026-10-01", ""))
                        .state());
        assertEquals(
                "None", row("Retina", coded("r", "4855003", "2026-10-01", "")).state());
        assertEquals(
                "None",
                row("Retina", coded("r", "390852004", "2026-10-01", "").replace("'final'", "'cancelled'"))
                        .state());
        assertEquals(
                "Done",
                row("Body mass index", number("b", "60621009", "2026-10-01", "31", "kg/m2", ""))
                        .state());
    }

    @Test
    void aRefusalOrThatItIsUnsuitableStandsForItsWindow() {
        String old = coded("1", "390852004", "2024-08-01", "");
        assertEquals(
                "PLAIN Declined on 01-Mar-2026", state("Retina", old, coded("2", "839811000000106", "2026-03-01", "")));
        assertEquals("WARNING " + LONG_AGO, state("Retina", old, coded("2", "839811000000106", "2025-09-01", "")));
        assertEquals(
                "PLAIN Unsuitable, recorded on 01-Mar-2026",
                state("Retina", old, coded("2", "408396006", "2026-03-01", "")));
        assertEquals(
                "GOOD Done",
                state(
                        "Retina",
                        coded("3", "390852004", "2026-09-01", ""),
                        coded("2", "839811000000106", "2026-03-01", "")));
    }

    @Test
    @DisplayName("Found by the date and the source of the refusal, under the date of what was done")
    void aRefusalIsFoundByItsOwnDate() {
        String declined = coded("2", "839811000000106", "2026-03-01", "");
        Row after = row("Retina", coded("1", "390852004", "2024-08-01", ""), declined)
                .row();
        Row never = row("Retina", declined).row();

        assertEquals("2024-08-01", after.frame().recorded().iso());
        assertEquals("2026-03-01", after.frame().basis().recorded().iso());
        assertEquals(List.of(), never.frame().sources());
        assertEquals(List.of("GP"), never.frame().basis().sources());
    }

    @Test
    void vagueFutureAndMissingDatesNeverTick() {
        assertEquals("WARNING " + LONG_AGO, state("HbA1c", hba1c("2025", "mmol/mol", "52")));
        assertEquals("None", row("HbA1c", hba1c("2027-01-01", "mmol/mol", "52")).state());
        assertEquals(
                "None",
                row("HbA1c", hba1c("2026-01-01", "mmol/mol", "52").replace("'effectiveDateTime':'2026-01-01',", ""))
                        .state());
    }
}
