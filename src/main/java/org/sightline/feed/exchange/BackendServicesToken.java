package org.sightline.feed.exchange;

import com.nimbusds.jose.jwk.JWK;
import java.net.http.HttpRequest;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SmallRequests;
import org.sightline.outgoing.TokenEndpoint;
import org.sightline.outgoing.TokenReply;
import org.sightline.registration.FeedAuthentication.BackendServices;

/**
 * An access token by OAuth 2 client credentials with a signed assertion, kept until shortly before it expires.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/backend-services.html">SMART Backend Services</a>
 */
final class BackendServicesToken implements FeedCredentials {

    static final int MAX_BYTES = 65_536;

    private static final Duration UNSTATED_LIFETIME = Duration.ofSeconds(60);
    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(30);

    private final BackendServices registration;
    private final Function<Duration, SmallRequests> requestsWithin;
    private final Secrets secrets;
    private final InstantSource clock;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile @Nullable AccessToken held;

    /** @param requestsWithin the way to the feed's token server, within a deadline */
    BackendServicesToken(
            BackendServices registration,
            Function<Duration, SmallRequests> requestsWithin,
            Secrets secrets,
            InstantSource clock) {
        this.registration = registration;
        this.requestsWithin = requestsWithin;
        this.secrets = secrets;
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
                token = fetch(deadline);
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

    /** Whoever reads the feed gives up at the deadline itself; the request ends just after it in any case. */
    private AccessToken fetch(Deadline deadline) throws CredentialsException, InterruptedException {
        SmallRequests requests = requestsWithin.apply(deadline.remaining().plusMillis(100));
        TokenEndpoint endpoint = new TokenEndpoint(registration.clientId(), privateKey(), requests::post, clock);
        Map<String, String> grant = new LinkedHashMap<>(Map.of("grant_type", "client_credentials"));
        if (!registration.scopes().isEmpty()) {
            grant.put("scope", String.join(" ", registration.scopes()));
        }
        return switch (endpoint.ask(registration.tokenUrl(), grant)) {
            case TokenReply.Granted granted -> usable(granted);
            case TokenReply.NoBearer _ -> throw new CredentialsException("the token server gave no bearer token");
            case TokenReply.Refused refused ->
                throw new CredentialsException("the token server answered status " + refused.status());
            case TokenReply.Unavailable(String why) ->
                throw new CredentialsException("the token server did not answer: " + why);
        };
    }

    private AccessToken usable(TokenReply.Granted granted) {
        Duration lifetime = granted.lifetime(UNSTATED_LIFETIME);
        Duration half = lifetime.dividedBy(2);
        Duration margin = half.compareTo(LONGEST_MARGIN) < 0 ? half : LONGEST_MARGIN;
        return new AccessToken(granted.accessToken(), clock.instant().plus(lifetime.minus(margin)));
    }

    private TokenEndpoint.ClientProof privateKey() throws CredentialsException {
        try {
            return new TokenEndpoint.ClientProof.PrivateKey(JWK.parse(secrets.read(registration.privateKey())));
        } catch (ParseException _) {
            throw new CredentialsException("the private key cannot be used");
        }
    }
}
