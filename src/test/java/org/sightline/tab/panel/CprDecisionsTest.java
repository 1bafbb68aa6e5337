package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Decisions.FOR;
import static org.sightline.tab.panel.Decisions.NOT_FOR;
import static org.sightline.tab.panel.Decisions.NOT_FOR_WORDS;
import static org.sightline.tab.panel.Decisions.SNOMED;
import static org.sightline.tab.panel.Decisions.flag;
import static org.sightline.tab.panel.Decisions.given;
import static org.sightline.tab.panel.Decisions.lines;
import static org.sightline.tab.panel.Decisions.only;
import static org.sightline.tab.panel.Decisions.table;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CprDecisionsTest {

    @ParameterizedTest
    @DisplayName("Each way of saying it is read, whatever type a source says it in")
    @CsvSource(delimiter = '|', textBlock = """
            {'resourceType':'Flag','status':'active','code':{'coding':[{'system':'SCT','code':'450476008'}]},'period':{'start':'2026-02-02'}}
            {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'SCT','code':'450476008'}]},'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Observation','status':'final','code':{'coding':[{'system':'SCT','code':'450476008'}]},'valueBoolean':true,'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Observation','status':'final','code':{'text':'CPR decision'},'valueCodeableConcept':{'coding':[{'system':'SCT','code':'450476008'}]},'effectiveDateTime':'2026-02-02'}
            {'resourceType':'Consent','status':'active','scope':{},'category':[{'coding':[{'system':'SCT','code':'450476008'}]}],'dateTime':'2026-02-02'}
            {'resourceType':'CarePlan','status':'active','intent':'plan','activity':[{'detail':{'status':'in-progress','code':{'coding':[{'system':'SCT','code':'450476008'}]}}}],'period':{'start':'2026-02-02'}}
            {'resourceType':'DocumentReference','status':'current','type':{'coding':[{'system':'SCT','code':'450476008'}]},'date':'2026-02-02T09:00:00Z'}""")
    void readsEachWayOfSayingIt(String json) {
        Panel view = given().source("GP", json.replace("SCT", SNOMED)).show();

        Row row = only(view, "CPR decision");
        assertEquals(NOT_FOR_WORDS, row.what().text().whole());
        assertTrue(row.frame().recorded().text().startsWith("02-Feb-2026"));
        assertEquals(Tone.DANGER, view.bannerLines().getFirst().tone());
        assertTrue(view.bannerLines().getFirst().words().whole().startsWith(NOT_FOR_WORDS + ", decided 02-Feb-2026"));
        assertEquals("GP", view.bannerLines().getFirst().source());
    }

    @Test
    void saysWhoDecidedWhenItIsReviewedAndHowItWasRecorded() {
        Panel view = given().source("Hospital", flag(FOR, "active", "2026-02")).show();

        Row row = only(view, "CPR decision");
        assertEquals("For attempted CPR", row.what().text().whole());
        assertEquals("Feb-2026", row.frame().recorded().text());
        assertEquals("01-Mar-2027", row.cells().getFirst().date().text());
        assertEquals(
                List.of("Recorded as: Coded term", "Recorded by Dr Sam Reed"),
                lines(row.cells().getLast()));
        assertEquals(List.of("hospital/Flag/f1@2"), view.references());
        assertEquals(Tone.PLAIN, view.bannerLines().getFirst().tone());
        assertTrue(view.frame().notices().isEmpty());
    }

    @ParameterizedTest
    @DisplayName("What may turn a code round, or mentions CPR without a code, is never read as a decision either way")
    @ValueSource(
            strings = {
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'valueBoolean':false}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'valueCodeableConcept':{'text':'Rescinded'}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]},'dataAbsentReason':{'coding':[{'code':'asked-declined'}]}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'},{'system':'SCT','code':'450475007'}]}}",
                "{'resourceType':'Observation','status':'final','code':{'text':'Resuscitation status'},'valueString':'see notes'}",
                "{'resourceType':'Flag','status':'active','code':{'text':'DNACPR form in house'}}",
                "{'resourceType':'Consent','status':'active','scope':{},'category':[{'text':'x'}],'provision':{'type':'deny','code':[{'coding':[{'system':'SCT','code':'450475007','display':'For CPR'}]}]}}",
                "{'resourceType':'CarePlan','status':'active','intent':'plan','title':'x','activity':[{'detail':{'status':'in-progress','doNotPerform':true,'code':{'coding':[{'system':'SCT','code':'450475007','display':'For CPR'}]}}}]}"
            })
    void doesNotGuess(String json) {
        Panel view = given().source("GP", json.replace("SCT", SNOMED)).show();

        Row row = only(view, "CPR decision");
        assertEquals(
                "CPR is mentioned, not clearly for or against",
                row.chips().getFirst().text().whole());
        assertEquals(Tone.WARNING, view.bannerLines().getFirst().tone());
        assertFalse(view.bannerLines().getFirst().words().whole().startsWith("Not for"));
    }

    @Test
    @DisplayName("A form's words about CPR stand among the decisions, to be read and compared")
    void takesWhatAFormSays() {
        Panel alone = given().source("Hospice", form("'valueString':'Not recommended'"))
                .show();
        assertEquals(
                "CPR is mentioned, read it: ReSPECT: CPR recommendation: Not recommended, decided 14-Mar-2026",
                alone.bannerLines().getFirst().words().whole());

        Panel beside = given().source("GP", flag(FOR, "active", "2026-02-02"))
                .source("Hospice", form("'valueString':'Not recommended'"))
                .show();
        assertEquals(2, table(beside, "CPR decision").rows().size());
        assertEquals(
                List.of(
                        "For attempted CPR, decided 02-Feb-2026",
                        "CPR is also mentioned in 1 other entry: read and compare"),
                beside.bannerLines().stream().map(line -> line.words().whole()).toList());
    }

    @Test
    @DisplayName("A form's coded answer contradicts the decision of another source")
    void comparesACodedAnswer() {
        Panel view = given().source("GP", flag(FOR, "active", "2026-02-02"))
                .source("Hospice", form("'valueCoding':{'system':'http://snomed.info/sct','code':'450476008'}"))
                .show();

        assertEquals(Tone.DANGER, view.frame().notices().getFirst().tone());
        assertEquals("Hospice, GP", view.bannerLines().getFirst().source());
    }

    @Test
    @DisplayName("A form that was broken off or says nothing of CPR decides nothing")
    void leavesOutOtherForms() {
        Panel view = given().source(
                        "Hospice",
                        form("'valueString':'Not recommended'").replace("completed", "stopped"),
                        form("'valueString':'Cats'").replace("CPR recommendation", "What matters to me"))
                .show();

        assertTrue(view.bannerLines().isEmpty());
    }

    private static String form(String answer) {
        return """
                {'resourceType':'QuestionnaireResponse','id':'q','status':'completed','authored':'2026-03-14',
                 'item':[{'linkId':'1','text':'ReSPECT','item':[{'linkId':'1.1','text':'CPR recommendation',
                 'answer':[{%s}]}]}]}""".formatted(answer);
    }

    @Test
    void namesBothSidesWhereTwoSourcesDisagree() {
        Panel view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", flag(FOR, "active", "2026-03-14").replace("'9'", "'10'"))
                .show();

        Notice conflict = view.frame().notices().getFirst();
        assertEquals(Tone.DANGER, conflict.tone());
        assertEquals(
                "CPR decisions disagree. “Not for attempted CPR”: GP (02-Feb-2026). “For attempted CPR”: Hospital"
                        + " (14-Mar-2026). Ask before you rely on either.",
                conflict.words());
        assertEquals(1, view.bannerLines().size());
        BannerLine line = view.bannerLines().getFirst();
        assertEquals(
                "CPR decisions disagree: ask before you rely on either",
                line.words().whole());
        assertEquals("GP, Hospital", line.source());
        assertEquals(
                List.of("For attempted CPR", NOT_FOR_WORDS),
                table(view, "CPR decision").rows().stream()
                        .map(r -> r.what().text().whole())
                        .toList());
    }

    @Test
    void namesTheDisagreementWithinOneSourceToo() {
        Panel view = given().source(
                        "GP",
                        flag(NOT_FOR, "active", "2026-02-02"),
                        flag(FOR, "active", "2019-03-14").replace("'f1'", "'f2'"))
                .show();

        assertTrue(view.frame().notices().getFirst().words().startsWith("CPR decisions disagree."));
    }

    @ParameterizedTest
    @DisplayName("H8 an ended, a proposed or a wrongly entered decision contradicts nothing")
    @CsvSource({
        "Flag,inactive,CPR decision|1 no longer current: CPR",
        "Flag,entered-in-error,CPR decision",
        "Consent,inactive,CPR decision|1 no longer current: CPR",
        "Consent,proposed,CPR decision",
        "Observation,cancelled,CPR decision|1 no longer current: CPR"
    })
    void onlyDecisionsThatHoldContradictEachOther(String type, String status, String titles) {
        String other = """
                {'resourceType':'%s','id':'o','status':'%s','scope':{},
                 '%s':[{'coding':[{'system':'http://snomed.info/sct','code':'450475007'}]}]}""".formatted(type, status, type.equals("Consent") ? "category" : "code");
        String json = type.equals("Consent")
                ? other
                : other.replace("'scope':{},", "")
                        .replace("[{'coding'", "{'coding'")
                        .replace("}]}]}", "}]}}");
        Panel view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", json)
                .show();

        assertEquals(List.of(), view.frame().notices());
        assertEquals(titles, view.tables().stream().map(Table::title).collect(Collectors.joining("|")));
        assertEquals(1, view.bannerLines().size());
        assertEquals(Tone.DANGER, view.bannerLines().getFirst().tone());
    }

    @Test
    void aDecisionWhoseStatusIsUnknownStandsAndSaysSo() {
        Panel view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02").replace("'status':'active',", ""))
                .show();

        assertEquals(
                "Status not given",
                only(view, "CPR decision").chips().getFirst().text().whole());
        assertEquals(1, view.bannerLines().size());
    }

    @Test
    void saysSinceWhenAReviewIsOverdue() {
        Panel view = given().source("GP", flag(NOT_FOR, "active", "2026-02-02").replace("2027-03-01", "2026-11-01"))
                .show();

        Chip chip = only(view, "CPR decision").chips().getFirst();
        assertEquals(Tone.WARNING, chip.tone());
        assertEquals("Review overdue since 01-Nov-2026", chip.text().whole());
        assertEquals(
                "Not for attempted CPR, decided 02-Feb-2026, review overdue since 01-Nov-2026",
                view.bannerLines().getFirst().words().whole());
    }

    @Test
    @DisplayName("H8 a decision that an unknown modifier may turn round is not stated as if there were none")
    void warnsOfWhatItDoesNotUnderstand() {
        Panel view = given().source(
                        "GP",
                        flag(NOT_FOR, "active", "2026-02-02")
                                .replaceFirst(
                                        "'code'",
                                        "'modifierExtension':[{'url':'https://x.example/not','valueBoolean':true}],'code'"))
                .show();

        assertEquals(1, only(view, "CPR decision").frame().cautions().size());
        assertTrue(view.bannerLines().getFirst().words().whole().startsWith("Check at the source: "));
    }

    @Test
    void doesNotRepeatATermThatSaysTheSameInFull() {
        String spelt = "For attempted cardiopulmonary resuscitation";
        Panel view = given().source("GP", flag(FOR, "active", "2026").replace("Coded term", spelt))
                .show();

        assertEquals(
                List.of("Recorded by Dr Sam Reed"),
                lines(only(view, "CPR decision").cells().getLast()));
    }
}
