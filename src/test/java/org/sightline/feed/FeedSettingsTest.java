package org.sightline.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sightline.feed.reading.ReaderUnderTest;

class FeedSettingsTest {

    @Test
    void everySettingHasItsDefault() {
        FeedSettings settings = new ReaderUnderTest().settings();

        assertEquals(64 * 1024 * 1024, settings.maxBytes().asLongValue());
        assertEquals(20 * 1024 * 1024, settings.maxDocument().asLongValue());
        assertEquals(20_000, settings.maxEntries());
        assertEquals(50, settings.maxPages());
        assertEquals(64, settings.maxDepth());
        assertEquals(2_000_000, settings.maxTokens());
        assertEquals(64, settings.maxReadings());
        assertEquals(90, settings.maxRequests());
        assertEquals(5, settings.failuresBeforePause());
        assertEquals(Duration.ofSeconds(10), settings.pause());
    }
}
