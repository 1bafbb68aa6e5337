package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

class SameCodesTest {

    @Test
    void knowsCodesThatAreOnlyEverSentTogether() {
        SameCodes same =
                SameCodes.in(List.of(concept("27113001", "29463-7"), concept("27113001"), concept("1", "8302-2")));
        assertEquals(CodeSystems.SNOMED + "|27113001", same.canonical("http://loinc.org|29463-7"));
        assertEquals(CodeSystems.SNOMED + "|27113001", same.canonical(CodeSystems.SNOMED + "|27113001"));
        assertEquals("words", same.canonical("words"));
    }

    @Test
    void aGeneralCodeStandsForNone() {
        SameCodes same = SameCodes.in(List.of(concept("15220000", "29463-7"), concept("15220000", "8302-2")));
        assertEquals("http://loinc.org|29463-7", same.canonical("http://loinc.org|29463-7"));
        assertEquals("http://loinc.org|8302-2", same.canonical("http://loinc.org|8302-2"));
    }

    private static CodeableConcept concept(String snomed, String... loinc) {
        CodeableConcept concept = new CodeableConcept(new Coding(CodeSystems.SNOMED, snomed, null));
        for (String code : loinc) {
            concept.addCoding(new Coding("http://loinc.org", code, null));
        }
        return concept;
    }
}
