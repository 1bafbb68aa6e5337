package org.sightline.demo.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.sightline.demo.oauth.ClientLogin;
import org.sightline.demo.oauth.JsonAnswer;

/** The token endpoint. Not a resource: a program asks here, and the viewer's resources take forms from its pages only. */
@ApplicationScoped
class TokenRoute {

    private static final long LIFETIME_SECONDS = 8 * 3600;

    private final IdentityClient client;
    private final Grants grants;
    private final InstantSource clock;

    TokenRoute(IdentityClient client, Grants grants, InstantSource clock) {
        this.client = client;
        this.grants = grants;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.post("/demo/identity/token").handler(BodyHandler.create(false)).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        MultiMap form = request.request().formAttributes();
        boolean isClient = ClientLogin.of(request.request().getHeader("Authorization"))
                .filter(client::isProvedBy)
                .isPresent();
        if (!isClient) {
            JsonAnswer.refuse(request, 401, "invalid_client");
            return;
        }
        if (!"authorization_code".equals(form.get("grant_type"))) {
            JsonAnswer.refuse(request, 400, "unsupported_grant_type");
            return;
        }
        grants.take(
                        JsonAnswer.text(form, "code"),
                        JsonAnswer.text(form, "redirect_uri"),
                        JsonAnswer.text(form, "code_verifier"))
                .ifPresentOrElse(
                        grant -> JsonAnswer.send(request, 200, tokens(grant)),
                        () -> JsonAnswer.refuse(request, 400, "invalid_grant"));
    }

    private JsonObject tokens(Grant grant) {
        Instant now = clock.instant();
        DemoOfficer officer = grant.officer();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(client.issuer())
                .audience(client.id())
                .subject("demo-" + officer.name().toLowerCase(Locale.ROOT))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFETIME_SECONDS)))
                .claim("nonce", grant.nonce())
                .claim("sid", UUID.randomUUID().toString())
                .claim("name", officer.fullName())
                .claim("organisation", officer.organisation())
                .claim("roles", List.copyOf(officer.roles()))
                .build();
        return new JsonObject()
                .put("token_type", "Bearer")
                .put("access_token", UUID.randomUUID().toString())
                .put("expires_in", LIFETIME_SECONDS)
                .put("id_token", client.key().sign(claims));
    }
}
