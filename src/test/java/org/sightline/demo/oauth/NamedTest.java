package org.sightline.demo.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sightline.testing.SettableClock;

class NamedTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final Named<String> codes = new Named<>(Duration.ofMinutes(1), clock);

    @Test
    void aCodeIsGoodOnce() {
        String code = codes.add("grant");
        assertTrue(code.length() >= 32, code);
        assertEquals(Optional.of("grant"), codes.take(code));
        assertEquals(Optional.empty(), codes.take(code));
    }

    @Test
    void aCodeIsGoodForItsTimeOnly() {
        String code = codes.add("grant");
        clock.set(NOON.plusSeconds(59));
        assertEquals(Optional.of("grant"), codes.find(code));
        clock.set(NOON.plusSeconds(60));
        assertEquals(Optional.empty(), codes.find(code));
        assertEquals(Optional.empty(), codes.take(code));
    }

    @Test
    void whatIsGivenBackIsGone() {
        String code = codes.add("grant");
        codes.removeIf("grant"::equals);
        assertEquals(Optional.empty(), codes.find(code));
    }
}
