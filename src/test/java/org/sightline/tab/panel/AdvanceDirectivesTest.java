package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.tab.panel.Decisions.FOR;
import static org.sightline.tab.panel.Decisions.NOT_FOR;
import static org.sightline.tab.panel.Decisions.definition;
import static org.sightline.tab.panel.Decisions.flag;
import static org.sightline.tab.panel.Decisions.given;
import static org.sightline.tab.panel.Decisions.lines;
import static org.sightline.tab.panel.Decisions.only;
import static org.sightline.tab.panel.Decisions.statements;
import static org.sightline.tab.panel.Decisions.table;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AdvanceDirectivesTest {

    private static final String LOOKED =
            "Looked for in alerts, observations, consents, care plans, documents, forms, problems, procedures and referrals"
                    + " and orders.";

    @Test
    @DisplayName("H2 no decision is said with the sources that were heard, and never as a decision for CPR")
    void saysWhereNoDecisionWasFound() {
        assertEquals(
                "No CPR decision found in 2 of 2 sources. " + LOOKED
                        + "|No advance decisions, statements or attorneys recorded by" + " any of 2 sources.",
                statements(given().source("GP").source("Hospital")));
        assertEquals(
                "No CPR decision found in GP, the only source. " + LOOKED
                        + "|No advance decisions, statements or attorneys recorded" + " by GP, the only source.",
                statements(given().source("GP")));
        assertTrue(statements(given().source("GP").failed("Hospital"))
                .startsWith("No CPR decision found in 1 of 2 sources. " + LOOKED + " There may be one at Hospital.|"));
        assertEquals(
                "No CPR decision found in 1 of 2 sources. " + LOOKED + " Waiting for Council.",
                statements(given().source("GP").awaited("Council")));
        assertTrue(statements(given().source("GP").withheld()).contains("Some items are withheld."));
        assertTrue(statements(given().source("GP", flag(FOR, "inactive", "2020")))
                .startsWith("No current CPR decision found in GP"));
    }

    @Test
    void saysThatNobodyAnswered() {
        Panel view = given().failed("GP").failed("Hospital").show();

        assertEquals(List.of(), view.tables());
        assertEquals(
                "Advance decisions, statements or attorneys unavailable: no source answered.",
                view.frame().empty());
    }

    @Test
    void listsWhatElseWasSaidInAdvanceAndWhoHoldsTheOriginal() {
        Panel view = given().source("Hospice", """
                        {'resourceType':'Consent','id':'c','status':'active','scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'adr'}]},
                         'category':[{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentcategorycodes','code':'acd'}]},{'coding':[{'system':'http://snomed.info/sct','code':'816301000000100','display':'Has advance decision to refuse treatment'}]}],
                         'dateTime':'2025-06-01','performer':[{'display':'Ivy Adeyemi'}],'organization':[{'display':'Greenfield Surgery'}],
                         'provision':{'type':'deny','code':[{'text':'Artificial feeding'}]}}""", """
                        {'resourceType':'DocumentReference','id':'d','status':'current','date':'2026-01-05T10:00:00Z',
                         'type':{'coding':[{'system':'http://snomed.info/sct','code':'1382601000000107','display':'ReSPECT form'}]},
                         'custodian':{'display':'Northgate Hospital'},'content':[{'attachment':{'title':'ReSPECT, page 1'}}]}""", """
                        {'resourceType':'Consent','id':'r','status':'active','scope':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/consentscope','code':'research'}]},'category':[{'text':'Research'}]}""", """
                        {'resourceType':'Flag','id':'falls','status':'active','code':{'text':'Falls risk'}}""").show();

        List<Row> rows =
                table(view, "Advance decisions, statements and attorneys").rows();
        assertEquals(
                List.of("ReSPECT form", "Has advance decision to refuse treatment"),
                rows.stream().map(r -> r.what().text().whole()).toList());
        assertEquals(
                "May hold a CPR recommendation",
                rows.getFirst().chips().getFirst().text().whole());
        assertEquals(
                List.of("Held by Northgate Hospital", "Original: ReSPECT, page 1"),
                lines(rows.getFirst().cells().getLast()));
        assertEquals(
                List.of("Advance decision to refuse treatment"),
                lines(rows.getLast().cells().getFirst()));
        assertEquals(
                List.of("Decided by Ivy Adeyemi", "Refuses: Artificial feeding", "Held by Greenfield Surgery"),
                lines(rows.getLast().cells().getLast()));
    }

    @Test
    void mergesOneDecisionOfTwoSourcesAndCutsOnlyTheOthers() {
        String[] statements =
                Stream.of("1", "2", "3").map(id -> """
                        {'resourceType':'Observation','id':'%s','status':'final','effectiveDateTime':'2026-01-0%1$s',
                         'code':{'coding':[{'system':'http://snomed.info/sct','code':'816281000000101','display':'Has advance statement'}]}}""".formatted(id)).toArray(String[]::new);
        Given given = Given.of(definition(1))
                .source("GP", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospital", flag(NOT_FOR, "active", "2026-02-02"))
                .source("Hospice", statements)
                .source("Council", flag(NOT_FOR, "active", "2025").replace("'9'", "'10'"));
        Panel cut = given.show();
        Panel whole = given.alone().show();

        assertEquals(2, table(cut, "CPR decision").rows().size());
        assertEquals(
                List.of("GP", "Hospital"),
                table(cut, "CPR decision").rows().getFirst().frame().sources());
        assertEquals("GP, Hospital, Council", cut.bannerLines().getFirst().source());
        assertTrue(table(cut, "Advance decisions, statements and attorneys").isCut());
        assertEquals(
                3,
                table(whole, "Advance decisions, statements and attorneys")
                        .rows()
                        .size());
    }

    @Test
    void saysWhoWasToldOfADecision() {
        Panel view = given().source("GP", """
                {'resourceType':'Observation','id':'t','status':'final','effectiveDateTime':'2026-02-02',
                 'code':{'coding':[{'system':'http://snomed.info/sct','code':'713656002','display':'CPR discussed with family'}]},
                 'performer':[{'display':'Dr Bell'}],'note':[{'text':'With her son Femi'}]}""").show();

        Row row = table(view, "About the CPR decision").rows().getFirst();
        assertEquals("CPR discussed with family", row.what().text().whole());
        assertEquals(
                List.of("Recorded by Dr Bell", "With her son Femi"),
                lines(row.cells().getFirst()));
        assertEquals(List.of(), view.bannerLines());
    }

    @Test
    @DisplayName("H14 characters that reorder or hide are made visible in row and banner")
    void showsHostileText() {
        Panel view = given().source("GP", """
                {'resourceType':'Flag','status':'active','code':{'text':'<script>CPR\u202Eon</script>'},'author':{'display':'\u200Bx'}}""").show();

        assertEquals(
                "<script>CPR[U+202E]on</script>",
                only(view, "CPR decision").what().text().whole());
        assertFalse(view.bannerLines().getFirst().words().whole().contains("\u202E"));
    }
}
