package org.sightline.doctor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sightline.audit.LaunchHistory;
import org.sightline.doctor.SmartView.OurKeyLine;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.ClientRegistration;
import org.sightline.launch.smart.keys.OurKeys;
import org.sightline.launch.smart.keys.OurKeys.OurKey;
import org.sightline.registration.ClientAuthentication;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.RoleSource;
import org.sightline.registration.SmartRegistration;
import org.sightline.registration.SmartRegistration.ScopeSyntax;

/** Puts an organisation's SMART door into words. */
@ApplicationScoped
class SmartViews {

    private final OurKeys keys;
    private final LaunchHistory history;
    private final ViewerAddress address;
    private final InstantSource clock;

    @Inject
    SmartViews(OurKeys keys, LaunchHistory history, ViewerAddress address, InstantSource clock) {
        this.keys = keys;
        this.history = history;
        this.address = address;
        this.clock = clock;
    }

    SmartView of(LaunchRegistration registration, SmartRegistration ehr) {
        ClientRegistration client = ClientRegistration.of(registration, ehr, address);
        return new SmartView(
                ehr,
                client,
                new SmartView.Words(
                        words(ehr.authentication()),
                        words(ehr.scopes()),
                        words(ehr.user().role()),
                        history.lastBySmart(registration.id())
                                .map(UkTime::minute)
                                .orElse("None so far")),
                switch (ehr.authentication()) {
                    case PrivateKeyJwt jwt -> keys.of(jwt).map(this::lines).orElse(null);
                    case ClientSecretBasic _ -> null;
                },
                List.of(letter(registration, ehr, client), metadata(client)));
    }

    private static String words(ClientAuthentication authentication) {
        return switch (authentication) {
            case PrivateKeyJwt jwt ->
                "private_key_jwt, signed with " + jwt.algorithm().getName();
            case ClientSecretBasic _ -> "client_secret_basic: a secret that both sides hold";
        };
    }

    private static String words(ScopeSyntax syntax) {
        return switch (syntax) {
            case AUTO -> "as your server’s own description says";
            case V1 -> "version 1: patient/Patient.read";
            case V2 -> "version 2: patient/Patient.rs";
        };
    }

    private List<OurKeyLine> lines(List<OurKey> found) {
        return found.stream()
                .map(key -> new OurKeyLine(
                        key.keyId(),
                        key.kind(),
                        key.made().or(key::from).map(this::made).orElse("not said"),
                        state(key),
                        key.signs()))
                .toList();
    }

    private String made(Instant when) {
        long days = Duration.between(when, clock.instant()).toDays();
        return UkTime.minute(when) + (days < 1 ? ", today" : days == 1 ? ", 1 day old" : ", " + days + " days old");
    }

    private String state(OurKey key) {
        if (key.signs()) {
            return "Signs now";
        }
        if (!key.fits()) {
            return "Does not sign for you: of another algorithm than the registered one";
        }
        return key.from()
                .filter(from -> from.isAfter(clock.instant()))
                .map(from -> "Published, signs from " + UkTime.minute(from))
                .orElse("Published still; a later key has taken its place");
    }

    private static String words(RoleSource source) {
        return switch (source) {
            case RoleSource.PractitionerRole(List<String> systems) ->
                "the user’s PractitionerRole at the FHIR base"
                        + (systems.isEmpty() ? "" : ", codes of " + String.join(", then ", systems));
            case RoleSource.Claim claim -> "the id token’s claim " + claim.name() + ", as a code of " + claim.system();
            case RoleSource.Fixed(var role) -> "the same for everybody: " + role.code() + " of " + role.system();
        };
    }

    private static Snippet letter(LaunchRegistration registration, SmartRegistration ehr, ClientRegistration client) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("organisation", registration.name());
        values.put("fhirBase", ehr.fhirBaseUrl().toString());
        values.put("clientId", ehr.clientId());
        values.put("launch", client.launch().toString());
        values.put("redirect", client.redirect().toString());
        ClientRegistration.Signing signing = client.signing();
        values.put("authentication", client.method() + (signing == null ? "" : ", " + signing.algorithm()));
        values.put(
                "keys",
                signing == null ? "none: a shared secret, handed over apart" : "fetched from " + signing.keySet());
        values.put("grants", client.refreshes() ? "authorization_code, refresh_token" : "authorization_code");
        values.put("scope", client.scope());
        values.put(
                "olderScope",
                client.olderScope().isEmpty()
                        ? ""
                        : "\nor, if your server knows version 1 only:\n    " + client.olderScope() + "\n");
        values.put("actingFor", actingFor(ehr));
        return new Snippet(
                "smart-client.txt",
                "For your EHR’s administrator: text",
                "nothing; it holds no secret",
                Snippets.filled(Snippets.read("smart-client.txt"), values));
    }

    private static String actingFor(SmartRegistration ehr) {
        return ehr.user()
                .actingForClaim()
                .map(claim -> "\nA user who acts for somebody else: the id token names that person in the claim\n    "
                        + claim + ": {\"identifier\": {\"system\": \"…\", \"value\": \"…\"}, \"name\": \"…\"}\n")
                .orElse("");
    }

    private static Snippet metadata(ClientRegistration client) {
        return new Snippet(
                "smart-client.json",
                "For your EHR’s administrator: client metadata (RFC 7591)",
                "an authorization server that takes client metadata",
                client.json());
    }
}
