package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.session.LiveSessions;
import org.sightline.testing.Launches;

class WithdrawnLaunchesTest {

    private static final LaunchConfig EMPTY =
            new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "v2");

    private final LaunchId launchId = Launches.newId();
    private final RecordedTrail trail = new RecordedTrail();
    private final InMemory sessions = new InMemory(new HashMap<>(Map.of(launchId, Launches.ritaOpensIvy())));
    private final WithdrawnLaunches withdrawn = new WithdrawnLaunches(sessions, () -> EMPTY, (_, _) -> true, trail);

    @Test
    void endsWhatNobodyVouchesForAndSaysSoOnce() {
        withdrawn.sweep();
        withdrawn.sweep();
        assertEquals(
                List.of(new AuditEvent.SessionEnded(launchId, Launches.ritaOpensIvy(), "registration-or-key-removed")),
                trail.events);
        assertEquals(Map.of(), sessions.live);
    }

    @Test
    void aSessionWhoseEndCannotBeRecordedIsTriedAgain() {
        trail.available = false;
        assertThrows(AuditUnavailableException.class, withdrawn::sweep);
        assertEquals(1, sessions.live.size());
        withdrawn.sweepOften();
        trail.available = true;
        withdrawn.sweepOften();
        assertEquals(1, trail.events.size());
    }

    /** As the database does it: the entry inside the change. */
    private record InMemory(Map<LaunchId, LaunchContext> live) implements LiveSessions {

        @Override
        public Map<LaunchId, LaunchContext> all() {
            return Map.copyOf(live);
        }

        @Override
        public boolean end(LaunchId launchId, String reason, Runnable entry) {
            if (!live.containsKey(launchId)) {
                return false;
            }
            entry.run();
            return live.remove(launchId) != null;
        }
    }
}
