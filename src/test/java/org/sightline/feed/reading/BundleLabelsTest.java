package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BundleLabelsTest {

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

    @Test
    @DisplayName("F19 a label of the whole Bundle is that of every entry that has none of its own")
    void passesTheBundlesLabelOn() {
        Bundle bundle = new Bundle();
        bundle.getMeta().addSecurity(new Coding(CONFIDENTIALITY, "R", null));
        bundle.addEntry().setResource(new Condition().setId("1"));
        bundle.addEntry().setResource(labelled("N"));
        bundle.addEntry().setResource(new Patient().setId("2"));
        bundle.addEntry();

        BundleLabels.passOn(bundle);

        assertEquals(
                List.of("R", "N", "R"),
                bundle.getEntry().stream()
                        .filter(Bundle.BundleEntryComponent::hasResource)
                        .map(entry -> entry.getResource()
                                .getMeta()
                                .getSecurityFirstRep()
                                .getCode())
                        .toList());
    }

    private static Resource labelled(String code) {
        Condition condition = new Condition();
        condition.getMeta().addSecurity(new Coding(CONFIDENTIALITY, code, null));
        return condition;
    }
}
