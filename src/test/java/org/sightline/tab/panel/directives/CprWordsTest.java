package org.sightline.tab.panel.directives;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Words about resuscitation are heard in whatever letters they are written. */
class CprWordsTest {

    private static final List<String> AGAINST = List.of(
            "DNACPR",
            "DNAR form",
            "DNR",
            "No CPR",
            "Not for CPR (finding)",
            "DN(situation)AR",
            "Do not resuscitate",
            "Don’t attempt resuscitation",
            "Not for cardio-pulmonary resuscitation");
    private static final List<String> IN_FAVOUR = List.of(
            "For CPR", "Yes CPR", "For full active resuscitation (situation)", "Attempt cardiopulmonary resuscitation");
    private static final List<String> OTHERS =
            List.of("Blood pressure", "Asthma", "Not done", "For discussion", "Order", "Full active treatment", "");

    @Test
    void hearsADecisionInAnyLetters() {
        assertAll(AGAINST, CprWords::areAgainst);
        assertAll(IN_FAVOUR, CprWords::areInFavour);
        assertAll(AGAINST, words -> !CprWords.areInFavour(words));
        assertAll(IN_FAVOUR, words -> !CprWords.areAgainst(words));
    }

    @Test
    void hearsAMentionInAnyLetters() {
        assertAll(
                List.of("CPR given", "DNACPR discussed", "DNAR", "DNR", "never resus", "resuscitated"),
                CprWords::mention);
        assertAll(
                List.of("DNACPR", "DNAR", "DNR", "declined CPR", "resus status", "ceiling: no CPR"),
                CprWords::speakOfWhatIsToBeDone);
    }

    @Test
    void hearsNoneInOtherWords() {
        for (String words : OTHERS) {
            assertFalse(CprWords.mention(words), words);
            assertFalse(CprWords.speakOfWhatIsToBeDone(words), words);
            assertFalse(CprWords.areAgainst(words), words);
            assertFalse(CprWords.areInFavour(words), words);
        }
    }

    private static void assertAll(List<String> all, Predicate<String> holds) {
        all.stream()
                .flatMap(words -> Stream.of(words, words.toUpperCase(Locale.UK), words.toLowerCase(Locale.UK)))
                .filter(words -> !words.contains("SITUATION") && !words.contains("FINDING"))
                .forEach(words -> assertTrue(holds.test(words), words));
    }
}
