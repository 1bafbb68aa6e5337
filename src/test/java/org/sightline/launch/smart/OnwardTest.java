package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.RecordedTrail;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;

/** Whether the browser is sent on by an address or by a form. */
class OnwardTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void goesByAFormWhereBothServerAndRegistrationSaySo() {
        assertEquals(false, byPost(true));
        ehr.description = described -> described.put("capabilities", List.of("permission-v2", "authorize-post"));
        assertEquals(true, byPost(true));
        assertEquals(false, byPost(false));
    }

    private boolean byPost(boolean registered) {
        LaunchRegistration usual = SmartOrganisations.registration("eastfield", ehr);
        SmartRegistration smart = usual.smart().orElseThrow();
        SmartNode node = new SmartNode(SmartOrganisations.registration(
                "eastfield",
                new SmartRegistration(
                        smart.server(),
                        new SmartRegistration.Client(
                                smart.clientId(), smart.authentication(), smart.scopes(), false, registered),
                        smart.patientIdentifierSystem(),
                        smart.user(),
                        smart.tokenKeys(),
                        smart.feedOrNull())));
        return node.door
                .start(List.of(ehr.fhirBase()), List.of(ehr.handle()), LaunchRequest.by(RecordedTrail.CALLER))
                .onward()
                .byPost();
    }
}
