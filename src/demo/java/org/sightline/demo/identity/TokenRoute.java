package org.sightline.demo.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token endpoint. Not a resource: a program asks here, and the viewer's resources take forms from its pages only. */
@ApplicationScoped
class TokenRoute {

    private static final long LIFETIME_SECONDS = 8 * 3600;

    private final IdentityClient client;
    private final Grants grants;
    private final IdentityKeys keys;
    private final InstantSource clock;

    TokenRoute(IdentityClient client, Grants grants, IdentityKeys keys, InstantSource clock) {
        this.client = client;
        this.grants = grants;
        this.keys = keys;
        this.clock = clock;
    }

    void register(@Observes Router router) {
        router.post("/demo/identity/token").handler(BodyHandler.create(false)).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        MultiMap form = request.request().formAttributes();
        if (!isClient(request.request().getHeader("Authorization"))) {
            refuse(request, 401, "invalid_client");
            return;
        }
        if (!"authorization_code".equals(form.get("grant_type"))) {
            refuse(request, 400, "unsupported_grant_type");
            return;
        }
        grants.take(text(form, "code"), text(form, "redirect_uri"), text(form, "code_verifier"))
                .ifPresentOrElse(
                        grant -> send(request, 200, tokens(grant)), () -> refuse(request, 400, "invalid_grant"));
    }

    private boolean isClient(@Nullable String authorization) {
        String header = Objects.requireNonNullElse(authorization, "");
        if (!header.startsWith("Basic ")) {
            return false;
        }
        try {
            String plain =
                    new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
            String prefix = client.id() + ":";
            return plain.startsWith(prefix) && client.isSecret(plain.substring(prefix.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
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
                .put("id_token", keys.sign(claims));
    }

    private static String text(MultiMap form, String name) {
        return Objects.requireNonNullElse(form.get(name), "");
    }

    private static void refuse(RoutingContext request, int status, String code) {
        send(request, status, new JsonObject().put("error", code));
    }

    private static void send(RoutingContext request, int status, JsonObject content) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(content.encode());
    }
}
