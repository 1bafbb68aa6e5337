package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureUnitTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mmol/L|mmol/l|mmol / L|MMOL/L|mmol per L",
                "ug/L|\u00b5g/L|\u03bcg/l|mcg/L",
                "umol/L|\u00b5mol/L|\u03bcmol/l|UMOL/L",
                "10*9/L|10^9/L|x10^9/l|\u00d710\u2079/L|10\u2079/l|10**9/L|10e9/L|x10(9)/L",
                "mm[Hg]|mmHg|mm Hg|MMHG",
                "/min|beats/min|bpm|breaths per minute|beats per min|1/min|/minute|BPM",
                "Cel|\u00b0C|degC|Deg C|\u2103|degrees Celsius",
                "kg/m2|kg/m\u00b2|kg/m^2|kg/sqm",
                "mL/min/{1.73_m2}|ml/min/1.73m2|mL/min/1.73 m\u00b2|mL/min/1.73m^2",
                "[iU]/L|IU/L|iu/l|[IU]/L",
                "mm/h|mm/hr|mm/hour|MM/HR",
                "%|percent|Percent"
            })
    void knowsOneUnitByAnySpelling(String spellings) {
        String[] all = spellings.split("\\|");
        Stream.of(all).forEach(one -> assertEquals(all[0], MeasureUnit.canonical(one), one));
    }

    @ParameterizedTest
    @CsvSource({
        "mg,g",
        "mg,ug",
        "mmol/L,umol/L",
        "mmol/mol,%",
        "U/L,[iU]/L",
        "G/L,g/L",
        "10*9/L,10*12/L",
        "mL,L",
        "m,mm",
        "ng/mL{FEU},ng/mL{DDU}",
        "mg/dL,mg/L",
        "kg,stone",
        "min,mo"
    })
    void neverTakesOneUnitForAnother(String one, String other) {
        assertFalse(MeasureUnit.areSame(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "mmol/l,mmol/L,mmol/L",
        "mm Hg,mm[Hg],mm[Hg]",
        "a beat a minute,/min,/min",
        "units,,units",
        ",mg,mg",
        "mg,1,mg",
        "mmol/mol,mmol/mol{Hb},mmol/mol",
        "tablet,{tbl},tablet",
        "tablet,428673006,tablet",
        "IU/L,U/L,[iU]/L",
        "mg,ug,mg or ug"
    })
    void tellsTheUnitOfAValueFromNameAndCode(String name, String code, String unit) {
        assertEquals(unit, MeasureUnit.of(new Quantity().setUnit(name).setCode(code)));
    }

    @Test
    void saysThatAUnitsNameAndCodeDiffer() {
        Quantity quantity =
                new Quantity().setValue(BigDecimal.valueOf(5)).setUnit("mg").setCode("ug");
        assertTrue(MeasureUnit.isContradicted(quantity));
        assertEquals("5 mg (but coded as ug)", ValueText.quantity(quantity).whole());
        assertEquals(
                "5 IU/L",
                ValueText.quantity(quantity.setUnit("IU/L").setCode("U/L")).whole());
    }
}
