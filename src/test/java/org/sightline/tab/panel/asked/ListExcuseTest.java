package org.sightline.tab.panel.asked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.hl7.fhir.r4.model.ListResource;
import org.junit.jupiter.api.Test;

class ListExcuseTest {

    private static final String WARNING =
            "'extension':[{'url':'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ListWarningCode','valueCode':'confidential-items'}]";

    @Test
    void saysWhatIsMissingAndOfWhat() {
        ListResource allergies = list(WARNING + ",'code':{'coding':[{'code':'886921000000105'}]}");
        assertEquals(
                List.of("Items excluded due to confidentiality and/or patient preferences"), ListExcuse.in(allergies));
        assertTrue(ListExcuse.concerns(allergies, "AllergyIntolerance"));
        assertFalse(ListExcuse.concerns(allergies, "Condition"));
        ListResource unnamed = list(WARNING);
        assertTrue(ListExcuse.concerns(unnamed, "Condition"));
        assertFalse(ListExcuse.concerns(unnamed, "List"));
    }

    @Test
    void anEmptyListWithAReasonExcusesItselfUnlessNothingIsRecorded() {
        assertEquals(List.of("sent empty: withheld"), ListExcuse.in(empty("withheld")));
        assertEquals(List.of(), ListExcuse.in(empty("no-content-recorded")));
        assertEquals(List.of(), ListExcuse.in(empty("nilknown")));
        assertEquals(List.of(), ListExcuse.in(list("'title':'Allergies'")));
        assertEquals(List.of(), ListExcuse.in(list(WARNING).setStatus(ListResource.ListStatus.ENTEREDINERROR)));
    }

    private static ListResource empty(String reason) {
        return list("'emptyReason':{'text':'Withheld','coding':[{'code':'" + reason + "'}]}");
    }

    private static ListResource list(String content) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(
                        ListResource.class,
                        ("{'resourceType':'List','status':'current','mode':'snapshot'," + content + "}")
                                .replace('\'', '"'));
    }
}
