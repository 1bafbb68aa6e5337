package org.sightline.demo.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.demo.oauth.ClientLogin;
import org.sightline.demo.oauth.JsonAnswer;

/**
 * Whether the viewer is the one that asks for tokens. Its keys are fetched from where it publishes them, kept for five
 * minutes, and fetched again when an assertion names a key that is not among them.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html">SMART: asymmetric client
 *     authentication</a>
 */
@ApplicationScoped
class ClientProof {

    /** Beside the launch configuration of the demo, which refers to it. */
    static final String SECRET = "secrets/willow-hospice-client-secret";

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final EhrAddresses addresses;
    private final InstantSource clock;
    private final Path secret;
    private final JWKSource<SecurityContext> viewersKeys;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    ClientProof(
            EhrAddresses addresses,
            InstantSource clock,
            @ConfigProperty(name = "sightline.launch-config") Path launchConfig)
            throws MalformedURLException {
        this.addresses = addresses;
        this.clock = clock;
        this.secret = launchConfig.resolveSibling(SECRET);
        this.viewersKeys = JWKSourceBuilder.<SecurityContext>create(
                        URI.create(addresses.viewersKeys()).toURL())
                .cache(300_000, 15_000)
                .refreshAheadCache(false)
                .rateLimited(false)
                .build();
    }

    boolean isGivenBy(SmartEhr ehr, HttpServerRequest request, MultiMap form) {
        return switch (ehr.proof()) {
            case KEY ->
                JsonAnswer.text(form, "client_assertion_type").equals(ASSERTION)
                        && isSound(ehr, JsonAnswer.text(form, "client_assertion"));
            case SECRET ->
                ClientLogin.of(request.getHeader("Authorization"))
                        .filter(this::isTheViewers)
                        .isPresent();
        };
    }

    private boolean isTheViewers(ClientLogin login) {
        try {
            return login.id().equals(EhrAddresses.CLIENT_ID)
                    && login.secret().equals(Files.readString(secret).strip());
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSound(SmartEhr ehr, String assertion) {
        try {
            SignedJWT jwt = SignedJWT.parse(assertion);
            return JOSEObjectType.JWT.equals(jwt.getHeader().getType())
                    && ALGORITHMS.contains(jwt.getHeader().getAlgorithm())
                    && isSigned(jwt)
                    && isForUsNow(ehr, jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private boolean isSigned(SignedJWT jwt) throws JOSEException {
        if (jwt.getHeader().getKeyID() == null) {
            return false;
        }
        List<JWK> keys = viewersKeys.get(
                new JWKSelector(new JWKMatcher.Builder()
                        .keyID(jwt.getHeader().getKeyID())
                        .algorithms(jwt.getHeader().getAlgorithm())
                        .build()),
                null);
        return keys.size() == 1 && jwt.verify(verifier(keys.getFirst()));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no verifier for " + key.getKeyType());
        };
    }

    /** The {@code jti} is noted last, so that only a sound assertion uses one up. */
    private boolean isForUsNow(SmartEhr ehr, JWTClaimsSet claims) {
        Instant now = clock.instant();
        Date end = claims.getExpirationTime();
        return EhrAddresses.CLIENT_ID.equals(claims.getIssuer())
                && EhrAddresses.CLIENT_ID.equals(claims.getSubject())
                && claims.getAudience().equals(List.of(addresses.token(ehr)))
                && end != null
                && end.toInstant().isAfter(now)
                && end.toInstant().isBefore(now.plus(LONGEST))
                && claims.getJWTID() != null
                && isNew(claims.getJWTID(), end.toInstant());
    }

    private boolean isNew(String assertion, Instant end) {
        seen.values().removeIf(until -> until.isBefore(clock.instant()));
        return seen.putIfAbsent(assertion, end) == null;
    }
}
