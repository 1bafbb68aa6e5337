package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Decisions.NOT_FOR_WORDS;
import static org.sightline.tab.panel.Decisions.SNOMED;
import static org.sightline.tab.panel.Decisions.given;
import static org.sightline.tab.panel.Decisions.only;
import static org.sightline.tab.panel.Decisions.statements;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CPR decisions among problems, procedures and orders, and in words. */
class CprElsewhereTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'coding':[{'system':'SCT','code':'450476008'}]},'recordedDate':'2026-02-02'}
            {'resourceType':'Condition','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'DNACPR'},'recordedDate':'2026-02-02'}
            {'resourceType':'Procedure','status':'completed','code':{'coding':[{'system':'SCT','code':'450476008'}]},'performedDateTime':'2026-02-02'}
            {'resourceType':'ServiceRequest','status':'active','intent':'order','code':{'coding':[{'system':'SCT','code':'450476008'}]},'authoredOn':'2026-02-02'}
            {'resourceType':'ServiceRequest','status':'active','intent':'order','code':{'text':'Do not attempt resuscitation'},'authoredOn':'2026-02-02'}
            {'resourceType':'Flag','status':'active','code':{'text':'Not for CPR'},'period':{'start':'2026-02-02'}}
            {'resourceType':'Observation','status':'final','code':{'text':'Resuscitation status'},'valueString':'Not for resuscitation','effectiveDateTime':'2026-02-02'}""")
    void findsADecisionWhereverItIsRecorded(String json) {
        Panel view = given().source("GP", json.replace("SCT", SNOMED)).show();

        assertEquals(NOT_FOR_WORDS, only(view, "CPR decision").what().text().whole());
        assertEquals(Tone.DANGER, view.bannerLines().getFirst().tone());
        assertEquals("", statements(given().source("GP", json.replace("SCT", SNOMED))));
    }

    @ParameterizedTest
    @DisplayName(
            "Words that deny, discuss or speak of somebody else, and doubtful entries, are no decision: to be read")
    @ValueSource(
            strings = {
                "{'resourceType':'Condition','code':{'text':'DNACPR discussed with family'}}",
                "{'resourceType':'Condition','code':{'text':'Father has DNACPR in place'}}",
                "{'resourceType':'Condition','code':{'text':'No DNACPR in place'}}",
                "{'resourceType':'Condition','code':{'text':'Not for CPR or ventilation, family to be told'}}",
                "{'resourceType':'Condition','verificationStatus':{'coding':[{'code':'provisional'}]},'code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]}}",
                "{'resourceType':'Procedure','status':'not-done','code':{'text':'x','coding':[{'system':'SCT','code':'450476008'}]}}",
                "{'resourceType':'ServiceRequest','status':'active','intent':'order','doNotPerform':true,'code':{'text':'x','coding':[{'system':'SCT','code':'450475007'}]}}"
            })
    void leavesToReadWhatIsNotClear(String json) {
        Panel view = given().source("GP", json.replace("SCT", SNOMED)).show();

        assertEquals(
                "CPR is mentioned, not clearly for or against",
                only(view, "CPR decision").chips().getFirst().text().whole());
        assertEquals(Tone.WARNING, view.bannerLines().getFirst().tone());
    }

    @ParameterizedTest
    @DisplayName("Resuscitation that was given, and problems of other kinds, are no decisions")
    @ValueSource(
            strings = {
                "{'resourceType':'Procedure','status':'completed','code':{'text':'Cardiopulmonary resuscitation'}}",
                "{'resourceType':'Condition','code':{'text':'Cardiac arrest with successful resuscitation'}}",
                "{'resourceType':'Condition','code':{'text':'Asthma'}}",
                "{'resourceType':'ServiceRequest','status':'active','intent':'order','code':{'text':'Dietitian'}}"
            })
    void leavesOutWhatIsNoDecision(String json) {
        assertTrue(statements(given().source("GP", json)).startsWith("No CPR decision found in GP"));
        assertEquals(List.of(), given().source("GP", json).<Panel>show().bannerLines());
    }

    @Test
    void aDecisionReadOutOfWordsOrNotFinalSaysSo() {
        Panel words = given().source("GP", "{'resourceType':'Condition','code':{'text':'DNACPR'}}")
                .show();
        assertEquals(
                "By its words, not by a code",
                only(words, "CPR decision").chips().getFirst().text().whole());
        Panel early = given().source(
                        "GP",
                        "{'resourceType':'Observation','status':'preliminary','code':{'coding':[{'system':'" + SNOMED
                                + "','code':'450476008'}]},'effectiveDateTime':'2026-02-02'}")
                .show();
        assertEquals(
                "Not for attempted CPR, decided 02-Feb-2026, preliminary",
                early.bannerLines().getFirst().words().whole());
        assertEquals(
                BannerLine.Danger.CPR_DECISION, early.bannerLines().getFirst().danger());
    }

    @Test
    @DisplayName("A problem that contradicts an alert is told as any other contradiction")
    void contradictsOtherTypes() {
        Panel view = given().source("GP", "{'resourceType':'Condition','code':{'text':'DNACPR'}}")
                .source("Hospital", Decisions.flag(Decisions.FOR, "active", "2026-02-02"))
                .show();

        assertTrue(view.frame().notices().getFirst().words().startsWith("CPR decisions disagree."));
    }
}
