package org.sightline.context;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NhsNumberTest {

    @Test
    void isShownInGroupsOfThreeThreeAndFour() {
        assertEquals("999 000 0018", new NhsNumber("9990000018").formatted());
    }

    @Test
    void acceptsCheckDigitZero() {
        assertTrue(NhsNumber.parse("9990000050").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9990000019", "999000001", "99900000180", "999 000 0018", "999000001x", "٩٩٩٠٠٠٠٠١٨"})
    void refusesWhatIsNotTenDigitsThatPassModulus11(String text) {
        assertTrue(NhsNumber.parse(text).isEmpty());
    }

    @Test
    void neverPrintsTheWholeNumber() {
        assertEquals("NHS number ending 018", new NhsNumber("9990000018").toString());
    }
}
