package org.sightline.launch.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.JwksRetriever;

/** The keys one organisation publishes at a URL: cached, rate limited, tolerant of an outage. */
final class RemoteKeys implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);

    /**
     * @param timeToLive how long fetched keys are used before they are fetched again
     * @param refreshTimeout how long a launch waits for another's fetch
     * @param leastInterval between two fetches that unknown key ids cause; 0 for none, and for no fetch ahead of time
     * @param outageTolerance how long the last keys are used when they cannot be fetched
     * @param deadline for one fetch
     */
    record Timing(long timeToLive, long refreshTimeout, long leastInterval, long outageTolerance, long deadline) {
        /** In milliseconds, for production. */
        static final Timing USUAL = new Timing(300_000, 15_000, 30_000, 3_600_000, 5_000);
    }

    private final JwksRetriever retriever;
    private final JWKSetBasedJWKSource<SecurityContext> source;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private volatile @Nullable List<JWK> lastSeen;
    private volatile String lastFault = "";

    RemoteKeys(URI url, Timing timing) {
        retriever = new JwksRetriever(Duration.ofMillis(timing.deadline()));
        try {
            JWKSourceBuilder<SecurityContext> builder = JWKSourceBuilder.<SecurityContext>create(url.toURL(), retriever)
                    .cache(timing.timeToLive(), timing.refreshTimeout())
                    .retrying(true)
                    .outageTolerant(timing.outageTolerance());
            source = (JWKSetBasedJWKSource<SecurityContext>) (timing.leastInterval() > 0
                            ? builder.rateLimited(timing.leastInterval())
                            : builder.rateLimited(false).refreshAheadCache(false))
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The keys of that id, fetched anew if none is known; empty if they cannot be fetched at all. */
    Optional<List<JWK>> named(String keyId) {
        JWKSelector selector =
                new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build());
        try {
            List<JWK> found = source.get(selector, null);
            lastSeen = cached();
            return Optional.of(found);
        } catch (RateLimitReachedException e) {
            return Optional.of(List.of());
        } catch (KeySourceException e) {
            lastFault = cause(e);
            LOG.warnf("Keys could not be fetched: %s", e.getMessage());
            return Optional.empty();
        }
    }

    /** Why they could not be fetched when that was last tried in vain. */
    String lastFault() {
        return lastFault;
    }

    /** The exchange's own words, which hold nothing of its answer; a library's may. */
    private static String cause(Throwable fault) {
        Throwable innermost = fault;
        while (innermost.getCause() != null && !(innermost instanceof JwksRetriever.NotFetchedException)) {
            innermost = innermost.getCause();
        }
        return innermost instanceof JwksRetriever.NotFetchedException known ? known.detail() : "not a JWKS document";
    }

    /** Every key of the document; empty if it cannot be fetched and none is known from before. */
    Optional<List<JWK>> all() {
        refresh();
        return Optional.ofNullable(lastSeen);
    }

    /** Answers from what was last seen and looks again beside the caller; waits only when nothing was ever seen. */
    boolean stillHolds(String keyId) {
        List<JWK> keys = lastSeen;
        if (keys == null) {
            refresh();
            keys = lastSeen;
        } else if (refreshing.compareAndSet(false, true)) {
            Thread.startVirtualThread(() -> {
                try {
                    refresh();
                } finally {
                    refreshing.set(false);
                }
            });
        }
        return keys == null || keys.stream().anyMatch(key -> keyId.equals(key.getKeyID()));
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
            LOG.warnf("Keys could not be fetched: %s", e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            LOG.warn("A key source did not close", e);
        } finally {
            retriever.close();
        }
    }
}
