package org.sightline.feed;

import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.FeedAuthentication.BackendServices;

/**
 * An access token by OAuth 2 client credentials with a signed assertion, kept until shortly before it expires.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART Backend Services</a>
 */
final class BackendServicesToken implements FeedCredentials {

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
            String tokenUrl = registration.tokenUrl().toString();
            return ClientAssertion.sign(key, registration.clientId(), tokenUrl, clock.instant());
        } catch (ParseException _) {
            throw new CredentialsException("the private key cannot be used");
        }
    }
}
