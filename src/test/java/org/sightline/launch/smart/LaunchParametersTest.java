package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.launch.RefusalReason;

/** What a token response says of the launch besides its patient: what counts, and what is left unread on purpose. */
class LaunchParametersTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    @DisplayName("what is said for our FHIR base counts before what is said for all")
    void readsThePatientOfOurOwnServer() {
        ehr.tokenResponse = answer -> {
            answer.put("patient", "stan-2");
            answer.put("encounter", "for-all");
            answer.put(
                    "authorization_details",
                    List.of(
                            details("https://other.example/fhir", "stan-2", "at-the-other"),
                            details(ehr.fhirBase(), "ivy-1", "at-ours")));
        };
        LaunchContext launch = node.launch(ehr).launch();
        assertEquals("9990000018", launch.patient().nhsNumber().digits());
        assertEquals(Optional.of("at-ours"), launch.encounter());
    }

    @Test
    @DisplayName("a ServiceRequest among what the launch is about is its referral, and nothing else is")
    void takesTheReferralFromTheContext() {
        ehr.tokenResponse = answer -> answer.put(
                "fhirContext",
                List.of(
                        Map.of("reference", "ImagingStudy/i1"),
                        Map.of("reference", "ServiceRequest/r7"),
                        Map.of("reference", "ServiceRequest/r8")));
        assertEquals(Optional.of("ServiceRequest/r7"), node.launch(ehr).launch().referral());

        ehr.tokenResponse = answer -> answer.put("fhirContext", Map.of("reference", "ServiceRequest/../x"));
        assertEquals(Optional.empty(), node.launch(ehr).launch().referral());
    }

    @Test
    void aPatientThatIsOnlySaidForOurServerIsEnough() {
        ehr.tokenResponse = answer -> {
            answer.remove("patient");
            answer.put("authorization_details", List.of(details(ehr.fhirBase() + "/", "ivy-1", "e1")));
        };
        assertEquals(
                "9990000018", node.launch(ehr).launch().patient().nhsNumber().digits());
    }

    @Test
    void aPatientOfAnotherServerOrOfAnotherTypeIsNone() {
        for (Object details : List.of(
                List.of(details("https://other.example/fhir", "ivy-1", "e1")),
                List.of(Map.of("type", "another", "locations", List.of(ehr.fhirBase()), "patient", "ivy-1")),
                Map.of("patient", "ivy-1"),
                "ivy-1")) {
            ehr.tokenResponse = answer -> {
                answer.remove("patient");
                answer.put("authorization_details", details);
            };
            assertEquals(RefusalReason.SMART_PATIENT_MISSING, SmartNode.refusal(() -> node.launch(ehr)));
        }
    }

    @Test
    @DisplayName("an intent opens the tab of its name, and one that is not the name of a tab opens the usual one")
    void anIntentThatIsNoTabOpensTheUsualOne() {
        ehr.tokenResponse = answer -> answer.put("intent", "medicines");
        assertEquals(
                Optional.of(new TabId("medicines")), node.launch(ehr).launch().view());
        ehr.tokenResponse = answer -> answer.put("intent", "Reconcile <medications>");
        assertEquals(Optional.empty(), node.launch(ehr).launch().view());
    }

    @Test
    @DisplayName("tenant, fhirContext, style and a wish to go without a banner change nothing")
    void leavesTheRestUnread() {
        LaunchContext usual = node.launch(ehr).launch();
        ehr.tokenResponse = answer -> {
            answer.put("need_patient_banner", false);
            answer.put("tenant", "another");
            answer.put("smart_style_url", "https://evil.example/style.json");
            answer.put("fhirContext", List.of(Map.of("reference", "Patient/stan-2", "role", "launch")));
        };
        LaunchContext launch = node.launch(ehr).launch();
        assertEquals(usual.patient(), launch.patient());
        assertEquals(usual.view(), launch.view());
        assertEquals(usual.organisation(), launch.organisation());
    }

    @Test
    @DisplayName("the authorization request holds what SMART names and nothing that a server need not know")
    void asksForNothingThatServersNeedNotKnow() {
        assertEquals(
                Set.of(
                        "response_type",
                        "client_id",
                        "redirect_uri",
                        "launch",
                        "scope",
                        "state",
                        "aud",
                        "code_challenge",
                        "code_challenge_method",
                        "nonce",
                        "tenant"),
                ClientChecks.form(node.start(ehr).getRawQuery()).keySet(),
                "tenant is the mock server's own");
    }

    private static Map<String, Object> details(String location, String patient, String encounter) {
        return Map.of(
                "type",
                "smart_on_fhir",
                "locations",
                List.of(location),
                "fhirVersions",
                List.of("4.0.1"),
                "patient",
                patient,
                "encounter",
                encounter);
    }
}
