package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;

class AllergiesTest {

    private static final String PENICILLIN = allergy("1", "91936005", "Penicillin", "active", "confirmed", "");
    private static final String NONE = allergy("2", "716186003", "No known allergies", "active", "confirmed", "");
    private static final String NO_DRUG =
            allergy("3", "409137002", "No known drug allergies", "active", "confirmed", "");

    @Test
    void oneListedAllergyMakesThemKnownWhoeverFailed() {
        Panel view = Given.allergies().source("GP", PENICILLIN).failed("Trust").show();
        assertEquals("Known allergies", view.summary().title());
        assertEquals("1 of 2 sources answered in full", view.frame().sources());
        assertEquals(
                List.of(new Notice(Tone.WARNING, "Trust", "did not answer in time")),
                view.frame().notices());
    }

    @Test
    void noKnownAllergiesNeedsAnAssertionAndEverySourcesWholeAnswer() {
        assertEquals(
                "No known allergies", title(Given.allergies().source("GP", NONE).source("Trust")));
        assertEquals(
                "Allergies not recorded", title(Given.allergies().source("GP").source("Trust")));
        assertEquals(
                "Allergies unavailable",
                title(Given.allergies().source("GP", NONE).failed("Trust")));
        assertEquals(
                "Allergies unavailable",
                title(Given.allergies().source("GP", NONE).withheld()));
        assertEquals("Allergies unavailable", title(Given.allergies().failed("GP")));
        assertEquals("Allergies unavailable", title(Given.allergies()));
    }

    @Test
    void aStatementAboutDrugsOnlyIsNotNoKnownAllergies() {
        Panel view = Given.allergies().source("GP", NO_DRUG).show();
        assertEquals("Allergies not recorded", view.summary().title());
        assertEquals(
                "“No known drug allergies”",
                rows(view, "Statement by a source").getFirst().what().text().head());
    }

    @Test
    @DisplayName("H8 an assertion that a modifier may turn round does not count")
    void aModifiedAssertionDoesNotCount() {
        String modified = allergy(
                "2",
                "716186003",
                "NKA",
                "active",
                "confirmed",
                ",'modifierExtension':[{'url':'urn:x','valueBoolean':true}]");
        Panel view = Given.allergies().source("GP", modified).show();
        assertEquals("Allergies not recorded", view.summary().title());
        assertTrue(rows(view, "Statement by a source")
                .getFirst()
                .frame()
                .cautions()
                .getFirst()
                .head()
                .contains("urn:x"));
    }

    @Test
    @DisplayName("F18 H7 “no known allergies” beside an allergy is a conflict that names both sources")
    void flagsContradictions() {
        Panel view =
                Given.allergies().source("GP", PENICILLIN).source("Trust", NONE).show();
        assertEquals("Known allergies", view.summary().title());
        assertEquals(
                "Sources disagree. Trust recorded “no known allergies”, but GP lists at least one. Ask the patient before you rely on"
                        + " either.",
                view.frame().notices().getFirst().words());
        String peanut = allergy("9", "91935009", "Peanut", "active", "confirmed", ",'category':['food']");
        assertEquals(
                List.of(),
                Given.allergies()
                        .source("GP", peanut)
                        .source("Trust", NO_DRUG)
                        .<Panel>show()
                        .frame()
                        .notices());
        assertTrue(Given.allergies()
                .source("GP", PENICILLIN)
                .source("Trust", NO_DRUG)
                .<Panel>show()
                .frame()
                .notices()
                .getFirst()
                .words()
                .contains("no known drug allergies"));
    }

    @Test
    @DisplayName("F15 entered-in-error is dropped; refuted, resolved and inactive are shown as what they are")
    void keepsStatusRules() {
        Panel view = Given.allergies()
                .source(
                        "GP",
                        allergy("1", "1", "Wrong", "active", "entered-in-error", ""),
                        allergy("2", "2", "Refuted", "active", "refuted", ""),
                        allergy("3", "3", "Resolved", "resolved", "confirmed", ""),
                        allergy("4", "4", "Maybe", "active", "unconfirmed", ""))
                .show();
        assertEquals(List.of("Maybe"), names(rows(view, "Allergy")));
        assertEquals(List.of("Refuted", "Resolved"), names(rows(view, "No longer current")));
        assertEquals(
                "Unconfirmed",
                rows(view, "Allergy").getFirst().chips().getFirst().text().head());
        assertEquals(
                "Refuted",
                rows(view, "No longer current")
                        .getFirst()
                        .chips()
                        .getFirst()
                        .text()
                        .head());
    }

    @Test
    void warnsOfAllergiesWhoseDetailWasLost() {
        Panel view = Given.allergies()
                .source(
                        "GP",
                        allergy("1", "196461000000101", "Transfer-degraded drug allergy", "active", "confirmed", ""))
                .show();
        assertEquals("Known allergies", view.summary().title());
        assertTrue(rows(view, "Allergy")
                .getFirst()
                .frame()
                .cautions()
                .getFirst()
                .head()
                .contains("were lost"));
    }

    @Test
    @DisplayName("F17 the same identifier at two sources is shown once with both; near-duplicates never are")
    void mergesOnIdenticalIdentifiersOnly() {
        String same = ",'identifier':[{'system':'urn:gp','value':'7'}]";
        Panel view = Given.allergies()
                .source("GP", allergy("1", "91936005", "Penicillin", "active", "confirmed", same))
                .source(
                        "Trust",
                        allergy("x", "91936005", "Penicillin", "active", "confirmed", same),
                        allergy("y", "91936005", "Penicillin", "active", "confirmed", ""))
                .show();
        assertEquals(2, rows(view, "Allergy").size());
        assertEquals(
                List.of("GP", "Trust"), rows(view, "Allergy").getFirst().frame().sources());
        assertEquals(
                List.of("gp/AllergyIntolerance/1", "trust/AllergyIntolerance/x"),
                rows(view, "Allergy").getFirst().frame().references());
    }

    @Test
    void theBannerNamesEachAllergyOnce() {
        Panel view = Given.allergies()
                .source("GP", PENICILLIN, allergy("4", "300916003", "Latex", "active", "confirmed", ""))
                .source("Trust", allergy("y", "91936005", "penicillin", "active", "confirmed", ""))
                .show();
        assertEquals(2, rows(view, "Allergy").size(), "penicillin of two sources is one row");
        assertEquals(2, view.summary().names().size());
        assertEquals(0, view.summary().more());
    }

    @Test
    @DisplayName("H7 the same entry with another content stays twice and says so")
    void showsDifferingCopiesSideBySide() {
        String same = ",'identifier':[{'system':'urn:gp','value':'7'}]";
        Panel view = Given.allergies()
                .source("GP", allergy("1", "91936005", "Penicillin", "active", "confirmed", same))
                .source("Trust", allergy("x", "91936005", "Penicillin", "active", "unconfirmed", same))
                .show();
        assertEquals(2, rows(view, "Allergy").size());
        assertEquals(
                ShownText.of("Recorded differently by Trust: compare both entries."),
                rows(view, "Allergy").getFirst().frame().cautions().getFirst());
    }

    @Test
    @DisplayName("H2 each kind of empty has its own words")
    void saysWhichKindOfEmpty() {
        assertEquals(
                "No allergies recorded by any of 2 sources.",
                empty(Given.allergies().source("GP").source("Trust")));
        assertEquals(
                "No allergies recorded by GP, the only source.",
                empty(Given.allergies().source("GP")));
        assertEquals(
                "No allergies in what was received. This is not the whole: 1 of 2 sources answered in full.",
                empty(Given.allergies().source("GP").failed("Trust")));
        assertEquals(
                "Allergies unavailable: no source answered.",
                empty(Given.allergies().failed("GP")));
        assertEquals("No connected source supplies allergies.", empty(Given.allergies()));
        assertEquals(
                "No allergies to show, but some items are withheld.",
                empty(Given.allergies().source("GP").withheld()));
    }

    private static String empty(Given given) {
        return given.<Panel>show().frame().empty();
    }

    private static String title(Given given) {
        return given.<Panel>show().summary().title();
    }

    private static List<Row> rows(Panel view, String column) {
        return view.tables().stream()
                .filter(table -> table.columns().main().equals(column))
                .flatMap(table -> table.rows().stream())
                .toList();
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(row -> row.what().text().head()).toList();
    }

    private static String allergy(
            String id, String code, String text, String clinical, String verification, String more) {
        return "{'resourceType':'AllergyIntolerance','id':'" + id
                + "','code':{'text':'" + text + "','coding':[{'system':'http://snomed.info/sct','code':'" + code
                + "'}]},'clinicalStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical','code':'"
                + clinical
                + "'}]},'verificationStatus':{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification','code':'"
                + verification + "'}]}" + more + "}";
    }
}
