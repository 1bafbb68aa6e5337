package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CodesWithoutSystemTest {

    @Test
    @DisplayName("A code without its system, or a system without a code, takes no page with it")
    void takeNoPageWithThem() {
        Coding code = new Coding().setCode("1151.");
        Condition condition = new Condition().setCode(new CodeableConcept(code));
        CompletedCodes.NONE.in(condition);
        assertTrue(condition.getCode().getCodingFirstRep().equalsDeep(code.copy()));

        MedicationRequest order = new MedicationRequest();
        order.setMedication(new CodeableConcept(code).addCoding(new Coding().setSystem("https://dmd.nhs.uk")));
        CompletedCodes.NONE.in(order);
        assertTrue(order.getMedicationCodeableConcept().getCoding().size() == 2);
    }
}
