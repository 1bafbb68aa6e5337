package org.sightline.tab.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;

/** What stands where an allergy is expected and says that there is none, or may. */
class AllergyStatementsTest {

    private static final String NONE_KNOWN = "716186003";

    @Test
    @DisplayName("H2 a statement in words or in another code is neither an allergy nor \"no known allergies\"")
    void aStatementInOtherWordsIsToBeRead() {
        Panel view = Given.allergies()
                .source("GP", allergy("1", "NKDA", "confirmed", ""))
                .source("Trust", allergy("2", "Not allergic to penicillin", "confirmed", ""))
                .show();
        assertEquals("Allergies not recorded", view.summary().title());
        assertEquals(
                List.of("“NKDA”", "“Not allergic to penicillin”"),
                view.summary().statements().stream().map(ShownText::whole).toList());
        assertEquals(List.of(), view.summary().names());
        assertEquals(0, view.frame().count());
        assertEquals(2, view.tables().getFirst().total());
    }

    @Test
    @DisplayName("H2 an assertion counts only if it is confirmed, says nothing else and tells of no reaction")
    void aDoubtfulAssertionDoesNotCount() {
        assertEquals("No known allergies", title(allergy(NONE_KNOWN, "No known allergy (situation)", "confirmed", "")));
        assertEquals("Allergies not recorded", title(allergy(NONE_KNOWN, "NKA", "unconfirmed", "")));
        assertEquals("Allergies not recorded", title(allergy(NONE_KNOWN, "NKA", "", "")));
        assertEquals("Known allergies", title(allergy(NONE_KNOWN, "Penicillin", "confirmed", "")));
        assertEquals(
                "Known allergies",
                title(allergy(NONE_KNOWN, "NKA", "confirmed", ",'reaction':[{'manifestation':[{'text':'Rash'}]}]")));
    }

    private static String title(String allergy) {
        return Given.allergies().source("GP", allergy).<Panel>show().summary().title();
    }

    private static String allergy(String code, String text, String verification, String more) {
        return "{'resourceType':'AllergyIntolerance','id':'" + code + "','code':{'text':'" + text
                + "','coding':[{'system':'http://snomed.info/sct','code':'" + code
                + "'}]},'verificationStatus':{'coding':[{'code':'" + verification + "'}]}" + more + "}";
    }
}
