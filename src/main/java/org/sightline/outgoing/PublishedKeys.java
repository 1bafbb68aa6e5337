package org.sightline.outgoing;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.URLBasedJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The keys somebody publishes at an address as a JWK Set: cached, rate limited, tolerant of an outage. */
public final class PublishedKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PublishedKeys.class);
    private static final Map<String, String> ACCEPT = Map.of("Accept", "application/jwk-set+json, application/json");

    /**
     * The rules of whoever reads them.
     *
     * @param timeToLive how long fetched keys are used before they are fetched again
     * @param refreshTimeout how long one caller waits for another's fetch
     * @param leastInterval in which unknown key ids cause two fetches at most; zero for no limit, and for no fetch ahead of
     *     time
     * @param outageTolerance how long the last keys are used when they cannot be fetched
     * @param deadline for one fetch
     * @param maxBytes of the document
     */
    public record Limits(
            Duration timeToLive,
            Duration refreshTimeout,
            Duration leastInterval,
            Duration outageTolerance,
            Duration deadline,
            int maxBytes) {}

    /** No document came; the message holds nothing of request or answer. */
    public static final class NotFetchedException extends IOException {
        NotFetchedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final JWKSetBasedJWKSource<SecurityContext> source;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile @Nullable List<JWK> lastSeen;
    private final PacedKeySource paced;

    PublishedKeys(SmallRequests requests, URI address, Limits limits) {
        try {
            paced = new PacedKeySource(
                    new URLBasedJWKSetSource<>(address.toURL(), _ -> document(requests, address)),
                    address.toString(),
                    limits.leastInterval());
            JWKSourceBuilder<SecurityContext> builder = JWKSourceBuilder.<SecurityContext>create(paced)
                    .cache(
                            limits.timeToLive().toMillis(),
                            limits.refreshTimeout().toMillis())
                    .rateLimited(false)
                    .outageTolerant(limits.outageTolerance().toMillis());
            source = (JWKSetBasedJWKSource<SecurityContext>)
                    (limits.leastInterval().isPositive() ? builder : builder.refreshAheadCache(false)).build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The keys that are published there now, whatever is remembered. */
    public static List<JWK> fetch(SmallRequests requests, URI address) throws IOException, ParseException {
        return JWKSet.parse(text(requests, address)).getKeys();
    }

    /** What is published there now, whatever it is. */
    public static String text(SmallRequests requests, URI address) throws NotFetchedException {
        return document(requests, address).getContent();
    }

    /** The keys that fit, fetched anew if none is known. */
    public List<JWK> matching(JWKMatcher wanted) throws KeySourceException {
        List<JWK> found = source.get(new JWKSelector(wanted), null);
        lastSeen = cached();
        return found;
    }

    /**
     * The keys of that id, fetched anew if none is known; empty if that cannot be told: none is known from before, and
     * they cannot be fetched.
     */
    public Optional<List<JWK>> named(String keyId) {
        return look(keyId).filter(found -> !found.isEmpty() || paced.fault().isEmpty());
    }

    private Optional<List<JWK>> look(String keyId) {
        try {
            return Optional.of(matching(new JWKMatcher.Builder().keyID(keyId).build()));
        } catch (KeySourceException _) {
            return Optional.empty();
        }
    }

    /** Why they could not be fetched when that was last tried in vain. */
    public String lastFault() {
        return paced.fault().orElse("not fetched");
    }

    /** Every key of the document; empty if it cannot be fetched and none is known from before. */
    public Optional<List<JWK>> all() {
        refresh();
        return Optional.ofNullable(lastSeen);
    }

    /** Every key that was seen when they were last fetched; none if they never were. Nothing is fetched. */
    public List<JWK> lastSeen() {
        return Optional.ofNullable(lastSeen).orElse(List.of());
    }

    /**
     * Answers from what was last seen and looks again beside the caller. A key that was not seen may be newer than that
     * and known to another node: then it waits for a look, as often as the limits allow.
     */
    public boolean stillHolds(String keyId) {
        List<JWK> keys = lastSeen;
        if (keys == null || keys.stream().noneMatch(key -> keyId.equals(key.getKeyID()))) {
            return look(keyId).map(found -> !found.isEmpty()).orElse(true);
        }
        if (refreshing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    refresh();
                } finally {
                    refreshing.set(false);
                }
            });
        }
        return true;
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            LOG.warn("A key source did not close", e);
        }
    }

    private static Resource document(SmallRequests requests, URI address) throws NotFetchedException {
        SmallRequests.Answer answer;
        try {
            answer = requests.get(address, ACCEPT);
        } catch (IOException e) {
            throw new NotFetchedException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotFetchedException("interrupted", e);
        }
        if (answer.status() != 200) {
            throw new NotFetchedException("answered with " + answer, null);
        }
        return new Resource(answer.body(), answer.contentType().isEmpty() ? null : answer.contentType());
    }

    /** The whole document, so that one without any key left counts as well; fetched only when it is time. */
    private List<JWK> cached() throws KeySourceException {
        return source.getJWKSetSource()
                .getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), System.currentTimeMillis(), null)
                .getKeys();
    }

    private void refresh() {
        try {
            lastSeen = cached();
        } catch (KeySourceException e) {
            LOG.debug("What was last seen stays", e);
        }
    }
}
