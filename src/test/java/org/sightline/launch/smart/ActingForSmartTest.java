package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JWSAlgorithm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.context.Professional;
import org.sightline.context.TabId;
import org.sightline.launch.RefusalReason;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.SmartRegistration;
import org.sightline.testing.Launches;

/** For whom the user of a SMART launch acts: by the claim of the id token that the registration names, and no other. */
class ActingForSmartTest {

    private static final Map<String, Object> PRIYA = Map.of(
            "identifier",
            Map.of("system", "https://fhir.nhs.uk/Id/sds-user-id", "value", "555000000002"),
            "name",
            "Dr Priya Nair");

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartRegistration plain = SmartOrganisations.smart(
            ehr, new ClientAuthentication.PrivateKeyJwt(JWSAlgorithm.ES384, SmartOrganisations.env("CLIENT_KEYS")));
    private final SmartNode node = new SmartNode();

    @BeforeEach
    void register() {
        allow(SmartOrganisations.namingIn("on_behalf_of", plain), Set.of("eastfield"));
    }

    @AfterEach
    void close() {
        ehr.close();
    }

    @Test
    void theRegisteredClaimNamesWhomTheUserActsFor() {
        assertEquals(Optional.of(Launches.PRIYA), launch("on_behalf_of", PRIYA));
        assertEquals(Optional.empty(), launch("acting_for", PRIYA), "another claim is none");
        allow(plain, Set.of("eastfield"));
        assertEquals(Optional.empty(), launch("on_behalf_of", PRIYA), "no claim is registered");
    }

    @Test
    void whatIsNotOnePersonIsRefused() {
        for (Object claim : Arrays.asList("Dr Priya Nair", 7, true, List.of(), List.of(PRIYA, PRIYA), Map.of())) {
            assertEquals(RefusalReason.ACTING_FOR_MALFORMED, SmartNode.refusal(() -> launch("on_behalf_of", claim)));
        }
        AuditEvent.LaunchRefused row = (AuditEvent.LaunchRefused) node.trail.events.getLast();
        assertEquals("expected on_behalf_of.identifier as one object, came missing", row.detail());
        assertEquals(List.of(), node.sessions.opened);
    }

    @Test
    @DisplayName("a role that may not act there, or an identifier of another system, is refused for its own reason")
    void whatTheRulesDoNotNameIsRefused() {
        Map<String, Object> other =
                Map.of("identifier", Map.of("system", "urn:other", "value", "1"), "name", "Dr Priya Nair");
        assertEquals(RefusalReason.ACTING_FOR_SYSTEM_UNKNOWN, SmartNode.refusal(() -> launch("on_behalf_of", other)));
        allow(SmartOrganisations.namingIn("on_behalf_of", plain), Set.of("northgate"));
        assertEquals(RefusalReason.ACTING_FOR_NOT_ALLOWED, SmartNode.refusal(() -> launch("on_behalf_of", PRIYA)));
        assertEquals(Optional.empty(), launch("other", PRIYA), "who acts for nobody needs no rule");
    }

    private Optional<Professional> launch(String claim, Object value) {
        ehr.idTokens.claims = claims -> claims.claim(claim, value);
        return node.launch(ehr).launch().actingFor();
    }

    private void allow(SmartRegistration smart, Set<String> organisations) {
        AccessRules rules = new AccessRules(
                        List.of(new RoleRule("Nurse", List.of(ROLE), Set.of(TabId.SUMMARY))), Set.of())
                .with(new ActingForRules(Set.of("https://fhir.nhs.uk/Id/sds-user-id"), Map.of("Nurse", organisations)));
        node.config = new LaunchConfig(
                List.of(SmartOrganisations.registration("eastfield", smart)), List.of(), rules, "test");
    }

    /** Rita's, as the EHR's FHIR server has it. */
    private static final RoleCode ROLE = new RoleCode("urn:jobs", "R8001");
}
