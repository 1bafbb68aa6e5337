package org.sightline.outgoing;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a key set no oftener than its reader allows, so that unknown key ids cannot make us ask often. After a failure
 * it may be asked again soon: the end of an outage is found out by asking alone, and until then launches are refused.
 */
final class PacedKeySource implements JWKSetSource<SecurityContext> {

    private static final Logger LOG = Logger.getLogger(PacedKeySource.class);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

    /** A key that was published just after one fetch is found by the next. */
    private static final int FETCHES_IN_AN_INTERVAL = 2;

    private final JWKSetSource<SecurityContext> source;
    private final String address;
    private final long interval;
    private long began = System.nanoTime();
    private int fetches;
    private long failedAt;
    private @Nullable String fault;

    /** @param interval in which two fetches that come off are enough; zero for no limit */
    PacedKeySource(JWKSetSource<SecurityContext> source, String address, Duration interval) {
        this.source = source;
        this.address = address;
        this.interval = interval.toNanos();
    }

    /** Why the last fetch failed; empty if it came off. */
    synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        take();
        try {
            JWKSet set = atTheSecondTry(refresh, now, context);
            succeeded();
            return set;
        } catch (JWKSetUnavailableException e) {
            failed(cause(e));
            throw e;
        }
    }

    private JWKSet atTheSecondTry(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        try {
            return source.getJWKSet(refresh, now, context);
        } catch (JWKSetUnavailableException _) {
            return source.getJWKSet(refresh, now, context);
        }
    }

    private synchronized void take() throws JWKSetUnavailableException {
        long now = System.nanoTime();
        if (fault != null) {
            if (now - failedAt < Math.min(interval, AFTER_A_FAILURE.toNanos())) {
                throw new JWKSetUnavailableException(fault);
            }
            return;
        }
        if (now - began >= interval) {
            began = now;
            fetches = 0;
        }
        if (interval > 0 && fetches == FETCHES_IN_AN_INTERVAL) {
            throw new JWKSetUnavailableException("asked a moment ago");
        }
        fetches++;
    }

    private synchronized void succeeded() {
        if (fault != null) {
            LOG.infof("Keys at %s can be fetched again", address);
        }
        fault = null;
    }

    private synchronized void failed(String words) {
        if (!words.equals(fault)) {
            LOG.warnf("Keys at %s cannot be fetched: %s", address, words);
        }
        fault = words;
        failedAt = System.nanoTime();
    }

    /** The exchange's own words, which hold nothing of its answer; a library's may. */
    private static String cause(Throwable fault) {
        Throwable innermost = fault;
        while (innermost.getCause() != null && !(innermost instanceof PublishedKeys.NotFetchedException)) {
            innermost = innermost.getCause();
        }
        return innermost instanceof PublishedKeys.NotFetchedException known
                ? String.valueOf(known.getMessage())
                : "not a JWKS document";
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
