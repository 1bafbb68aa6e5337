package org.sightline.demo.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.demo.oauth.JsonAnswer;
import org.sightline.demo.oauth.Pkce;
import org.sightline.demo.oauth.SigningKey;

/**
 * The token, revocation and key endpoints of each EHR. A client proves who it is each time; a code that is shown with
 * anything wrong is used up.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html">SMART: obtain access token</a>
 */
@ApplicationScoped
class EhrTokenRoute {

    private static final Duration ID_TOKEN = Duration.ofMinutes(5);

    private final EhrAddresses addresses;
    private final ClientProof proof;
    private final EhrTokens tokens;
    private final InstantSource clock;
    private final SigningKey key = new SigningKey("demo-ehr");

    EhrTokenRoute(EhrAddresses addresses, ClientProof proof, EhrTokens tokens, InstantSource clock) {
        this.addresses = addresses;
        this.proof = proof;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Both posts may have to fetch the viewer's keys: they run where waiting is allowed. */
    void register(@Observes Router router) {
        router.post("/demo/smart/:ehr/token").handler(BodyHandler.create(false)).blockingHandler(this::token, false);
        router.post("/demo/smart/:ehr/revoke")
                .handler(BodyHandler.create(false))
                .blockingHandler(this::revoke, false);
        router.get("/demo/smart/:ehr/jwks.json")
                .handler(request -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(key.publicKeys()));
    }

    private void token(RoutingContext request) {
        MultiMap form = request.request().formAttributes();
        client(request, form)
                .ifPresentOrElse(
                        ehr -> token(request, form, ehr), () -> JsonAnswer.refuse(request, 401, "invalid_client"));
    }

    private void token(RoutingContext request, MultiMap form, SmartEhr ehr) {
        switch (JsonAnswer.text(form, "grant_type")) {
            case "authorization_code" -> send(request, redeemed(ehr, form).orElse(null));
            case "refresh_token" -> send(request, refreshed(ehr, form).orElse(null));
            default -> JsonAnswer.refuse(request, 400, "unsupported_grant_type");
        }
    }

    private static void send(RoutingContext request, @Nullable JsonObject given) {
        if (given == null) {
            JsonAnswer.refuse(request, 400, "invalid_grant");
        } else {
            JsonAnswer.send(request, 200, given);
        }
    }

    private void revoke(RoutingContext request) {
        MultiMap form = request.request().formAttributes();
        Optional<SmartEhr> ehr = client(request, form);
        if (ehr.isEmpty()) {
            JsonAnswer.refuse(request, 401, "invalid_client");
            return;
        }
        tokens.revoke(ehr.get(), JsonAnswer.text(form, "token"));
        JsonAnswer.send(request, 200, new JsonObject());
    }

    /** The EHR that is asked, if its client is the one that asks. */
    private Optional<SmartEhr> client(RoutingContext request, MultiMap form) {
        return Optional.ofNullable(request.pathParam("ehr"))
                .flatMap(SmartEhr::byId)
                .filter(ehr -> proof.isGivenBy(ehr, request.request(), form));
    }

    private Optional<JsonObject> redeemed(SmartEhr ehr, MultiMap form) {
        return tokens.redeem(ehr, JsonAnswer.text(form, "code"))
                .filter(grant -> grant.redirectUri().equals(JsonAnswer.text(form, "redirect_uri")))
                .filter(grant -> grant.challenge().equals(Pkce.challenge(JsonAnswer.text(form, "code_verifier"))))
                .map(this::given);
    }

    private Optional<JsonObject> refreshed(SmartEhr ehr, MultiMap form) {
        return tokens.refresh(ehr, JsonAnswer.text(form, "refresh_token")).map(this::bearer);
    }

    private JsonObject given(EhrGrant grant) {
        JsonObject answer = bearer(EhrTokens.Access.to(grant))
                .put("patient", grant.launch().patientId())
                .put("need_patient_banner", true);
        return grant.scope().has("openid") ? answer.put("id_token", idToken(grant)) : answer;
    }

    private JsonObject bearer(EhrTokens.Access to) {
        JsonObject answer = new JsonObject()
                .put("token_type", "Bearer")
                .put("access_token", tokens.accessToken(to))
                .put("expires_in", EhrTokens.ACCESS.toSeconds())
                .put("scope", to.scope().text());
        return to.scope().has("online_access") ? answer.put("refresh_token", tokens.refreshToken(to)) : answer;
    }

    private String idToken(EhrGrant grant) {
        EhrLaunch launch = grant.launch();
        Instant now = clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(addresses.issuer(launch.ehr()))
                .audience(EhrAddresses.CLIENT_ID)
                .subject(launch.user().id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ID_TOKEN)))
                .claim("name", launch.user().name());
        if (!launch.user().actingFor().isEmpty()) {
            claims.claim("acting_for", launch.user().actingFor());
        }
        if (grant.scope().has("fhirUser")) {
            claims.claim(
                    "fhirUser",
                    addresses.fhirBase(launch.ehr()) + "/Practitioner/"
                            + launch.user().id());
        }
        if (!grant.nonce().isEmpty()) {
            claims.claim("nonce", grant.nonce());
        }
        return key.sign(claims.build());
    }
}
