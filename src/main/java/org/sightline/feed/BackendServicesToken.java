package org.sightline.feed;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.FeedAuthentication.BackendServices;

/**
 * An access token by OAuth 2 client credentials with a signed assertion, kept until shortly before it expires.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART Backend Services</a>
 */
final class BackendServicesToken implements FeedCredentials {

    private static final Duration ASSERTION_LIFETIME = Duration.ofSeconds(50);
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);

    private final BackendServices registration;
    private final Secrets secrets;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable AccessToken held;

    BackendServicesToken(BackendServices registration, Secrets secrets, TokenEndpoint endpoint, InstantSource clock) {
        this.registration = registration;
        this.secrets = secrets;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /**
     * A token as it may be used.
     *
     * @param until the moment it is no longer used, before it expires
     */
    record AccessToken(String value, Instant until) {}

    @Override
    public void addTo(HttpRequest.Builder request, Deadline deadline)
            throws CredentialsException, InterruptedException {
        request.setHeader("Authorization", "Bearer " + current(deadline).value());
    }

    @Override
    public void refused() {
        held = null;
    }

    private AccessToken current(Deadline deadline) throws CredentialsException, InterruptedException {
        AccessToken token = held;
        if (token != null && isFresh(token)) {
            return token;
        }
        refreshing.lockInterruptibly();
        try {
            token = held;
            if (token == null || !isFresh(token)) {
                token = endpoint.fetch(registration, assertion(), deadline);
                held = token;
            }
            return token;
        } finally {
            refreshing.unlock();
        }
    }

    private boolean isFresh(AccessToken token) {
        return clock.instant().isBefore(token.until());
    }

    private String assertion() throws CredentialsException {
        try {
            JWK key = JWK.parse(secrets.read(registration.privateKey()));
            JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(key.getAlgorithm()));
            if (!ALGORITHMS.contains(algorithm)) {
                throw new CredentialsException("the private key's alg is neither RS384 nor ES384");
            }
            SignedJWT assertion = new SignedJWT(
                    new JWSHeader.Builder(algorithm)
                            .keyID(key.getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims());
            assertion.sign(signer(key));
            return assertion.serialize();
        } catch (ParseException | JOSEException _) {
            throw new CredentialsException("the private key cannot be used");
        }
    }

    private JWTClaimsSet claims() {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(registration.clientId())
                .subject(registration.clientId())
                .audience(registration.tokenUrl().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> throw new JOSEException("neither RSA nor EC");
        };
    }
}
