package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Door;
import org.sightline.testing.SettableClock;

/** However many launches are refused, those that only name an organisation leave few rows and hide nobody's. */
class LaunchRowsTest {

    private static final int FLOOD = 500;

    private final RecordedTrail trail = new RecordedTrail();
    private final List<String> counted = new ArrayList<>();
    private final SettableClock clock = new SettableClock(Instant.parse("2026-12-01T09:00:00Z"));
    private final LaunchRows rows = new LaunchRows(trail, (registration, _) -> counted.add(registration), clock);

    @Test
    @DisplayName("L09: a flood that names one organisation leaves others' rows and its own proved ones their place")
    void aFloodThatNamesOneOrganisationHasAnEnd() {
        for (int i = 0; i < FLOOD; i++) {
            refuse("northgate", false, "192.0.2." + i % 100);
        }
        assertEquals(LaunchRows.OF_A_REGISTRATION, trail.events.size());
        assertEquals(FLOOD - LaunchRows.OF_A_REGISTRATION, counted.size());

        refuse("northgate", true, "192.0.2.1");
        refuse("greenfield", false, "198.51.100.7");
        assertEquals(LaunchRows.OF_A_REGISTRATION + 2, trail.events.size());
    }

    @Test
    @DisplayName("L09: so does a flood from one address, whatever it names, until the next minute")
    void aFloodFromOneAddressHasAnEnd() {
        for (int i = 0; i < FLOOD; i++) {
            refuse("organisation-" + i, false, "192.0.2.1");
        }
        assertEquals(LaunchRows.OF_AN_ADDRESS, trail.events.size());

        refuse("northgate", false, "192.0.2.2");
        clock.advance(Duration.ofMinutes(1));
        refuse("northgate", false, "192.0.2.1");
        assertEquals(LaunchRows.OF_AN_ADDRESS + 2, trail.events.size());
    }

    private void refuse(String registration, boolean proved, String address) {
        rows.record(
                new AuditEvent.LaunchRefused(Door.TOKEN, "K7P-3QX-9MT", "KEY_UNKNOWN", "", null, registration, proved),
                new Caller(address, "", ""));
    }
}
