package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units as people write them, whatever code they were sent by. */
class WrittenUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "Cel, °C",
        "10*9/L, ×10⁹/L",
        "10^12/L, ×10¹²/L",
        "x10^9/L, ×10⁹/L",
        "mm[Hg], mmHg",
        "kg/m2, kg/m²",
        "mL/min/{1.73_m2}, mL/min/1.73 m²",
        "mmol/L, mmol/L",
        "tablets, tablets",
    })
    void showsUnitsAsPeopleWriteThem(String sent, String written) {
        Quantity quantity = new Quantity().setUnit(sent);
        quantity.setValue(4);
        assertEquals("4 " + written, ValueText.quantity(quantity).whole());
    }
}
