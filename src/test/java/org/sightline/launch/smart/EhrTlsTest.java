package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.testing.TestCertificates;

/** EHRs behind a private authority that want a certificate of ours, as health networks have them. */
class EhrTlsTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    private final MockEhr ehr = SmartNode.ehrBehind(CERTIFICATES.identity("localhost"));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void everyStepOfALaunchGoesThroughTheNamedConfiguration() {
        SmartNode node = new SmartNode(registration(Optional.of("eastfield")));
        node.tlsContexts.put("eastfield", CERTIFICATES.identity("viewer.example.nhs.uk"));
        node.launch(ehr);
        for (String step : List.of("smart-configuration", "/auth/token", "/auth/jwks", "/fhir/Patient/ivy-1")) {
            assertTrue(ehr.requests.stream().anyMatch(request -> request.contains(step)), ehr.requests::toString);
        }
    }

    @Test
    void withoutTheConfigurationNothingIsAskedOfTheEhr() {
        for (Optional<String> tls : List.of(Optional.<String>empty(), Optional.of("nowhere"), Optional.of("plain"))) {
            SmartNode node = new SmartNode(registration(tls));
            node.tlsContexts.put("plain", CERTIFICATES.trustOnly());
            assertEquals(RefusalReason.SMART_DISCOVERY_FAILED, SmartNode.refusal(() -> node.start(ehr)));
        }
        assertEquals(List.of(), ehr.requests);
    }

    private LaunchRegistration registration(Optional<String> tls) {
        SmartRegistration usual =
                SmartOrganisations.registration("eastfield", ehr).smart().orElseThrow();
        return SmartOrganisations.registration(
                "eastfield",
                new SmartRegistration(
                        new SmartRegistration.Server(usual.fhirBaseUrl(), usual.hosts(), tls.orElse("")),
                        new SmartRegistration.Client(
                                usual.clientId(),
                                usual.authentication(),
                                usual.scopes(),
                                usual.requireNonce(),
                                usual.authorizeByPost()),
                        usual.patientIdentifierSystem(),
                        usual.user(),
                        usual.tokenKeys(),
                        usual.feedOrNull()));
    }
}
