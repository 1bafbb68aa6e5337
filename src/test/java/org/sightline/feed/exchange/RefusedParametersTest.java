package org.sightline.feed.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedParametersTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));
    private final RefusedParameters refused = new RefusedParameters(now::get);

    @Test
    @DisplayName("what a feed does not search by is told by type, as long as it is remembered")
    void isToldAsLongAsItIsRemembered() {
        refused.remember("Observation", Set.of("date", "code", "_include"), Set.of("date", "_include"));
        refused.remember("Condition", Set.of("category"), Set.of());
        assertEquals(List.of("Condition: category", "Observation: _include, date"), refused.now());

        now.set(now.get().plusSeconds(11 * 60));
        assertEquals(List.of(), refused.now());
    }
}
