package org.sightline.feed;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one feed may cost us at most, whatever it sends. */
@ConfigMapping(prefix = "sightline.feed")
public interface FeedSettings {

    /** The bytes of one feed's answer to one opening, all searches and pages together, after decompression. */
    @WithDefault("64M")
    MemorySize maxBytes();

    /** The bytes of one document; a larger one is opened at its source. */
    @WithDefault("20M")
    MemorySize maxDocument();

    /** The resources of one search, matches and included ones together; the rest is cut. */
    @WithDefault("20000")
    int maxEntries();

    /** The pages of one search. */
    @WithDefault("50")
    int maxPages();

    /** How deep JSON may nest. */
    @WithDefault("64")
    int maxDepth();

    /** The JSON tokens of one page: what a page of tiny values could cost in memory. */
    @WithDefault("2000000")
    long maxTokens();

    /** How many openings may read one feed at a time; more are answered busy at once. */
    @WithDefault("64")
    int maxReadings();

    /** How many requests one feed is sent at a time; more wait within their deadline. HTTP/2 servers allow 100. */
    @WithDefault("90")
    int maxRequests();

    /** After so many readings in a row that failed, a feed is not asked for a while. */
    @WithDefault("5")
    int failuresBeforePause();

    /** How long a failing feed is not asked; then one reading tries it. */
    @WithDefault("10s")
    Duration pause();
}
