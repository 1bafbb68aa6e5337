package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.TabId;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.token.LaunchTokenVerifier.Verdict;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;

/** The verifier as one node has it, for some registrations, at a time that a test may move. */
final class TokenViewer implements AutoCloseable {

    static final AccessRules ACCESS = new AccessRules(
                    List.of(new AccessRules.RoleRule(
                            "Nurse",
                            List.of(new AccessRules.RoleCode(
                                    "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName", "R8001")),
                            Set.of(TabId.SUMMARY))),
                    Set.of())
            .with(new AccessRules.ActingForRules(
                    Set.of("https://fhir.nhs.uk/Id/sds-user-id"), Map.of("Nurse", Set.of("northgate"))));

    Instant now = Epr.NOW;
    LaunchConfig config;
    final PublishedKeySets keySets = new PublishedKeySets(HttpClients.ofPlatform());
    final LaunchKeys keys;
    final LaunchTokenVerifier verifier;

    TokenViewer(PublishedKeys.Limits limits, LaunchRegistration... registrations) {
        config = new LaunchConfig(List.of(registrations), List.of(), ACCESS, "test");
        keys = new LaunchKeys(() -> config, keySets, limits, () -> now);
        verifier = new LaunchTokenVerifier(
                () -> config, keys, new ViewerAddress("https://viewer.example.nhs.uk", false), () -> now);
    }

    static TokenViewer knowing(LaunchRegistration... registrations) {
        return new TokenViewer(LaunchKeys.LIMITS, registrations);
    }

    /** A viewer that knows one organisation's system by its static key. */
    static TokenViewer knowing(Epr epr) {
        return knowing(epr.registration());
    }

    LaunchContext accepts(String token) {
        Verdict verdict = verifier.verify(token, Door.TOKEN);
        return assertInstanceOf(Verdict.Proved.class, verdict, verdict::toString)
                .launch();
    }

    Refusal refusal(String token) {
        return assertInstanceOf(Verdict.Refused.class, verifier.verify(token, Door.TOKEN), "accepted")
                .refusal();
    }

    void refuses(RefusalReason reason, String token) {
        Refusal refusal = refusal(token);
        assertEquals(reason, refusal.reason(), refusal.detail());
    }

    @Override
    public void close() {
        keySets.close();
    }
}
