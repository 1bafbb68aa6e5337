package org.sightline.feed.probe;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import org.sightline.feed.FeedSettings;

/** What one question of a probe may cost: one page, and a server that refuses is asked on. */
final class ProbeLimits implements FeedSettings {

    private static final MemorySize ONE_PAGE = new MemorySize(BigInteger.valueOf(16L * 1024 * 1024));

    @Override
    public MemorySize maxBytes() {
        return ONE_PAGE;
    }

    @Override
    public MemorySize maxDocument() {
        return ONE_PAGE;
    }

    @Override
    public int maxEntries() {
        return 5000;
    }

    @Override
    public int maxPages() {
        return 1;
    }

    @Override
    public int maxDepth() {
        return 64;
    }

    @Override
    public long maxTokens() {
        return 2_000_000;
    }

    @Override
    public int maxReadings() {
        return 1;
    }

    @Override
    public int maxRequests() {
        return 1;
    }

    @Override
    public int failuresBeforePause() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Duration pause() {
        return Duration.ZERO;
    }
}
