package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sightline.session.PostgresViewerSessionsTest.end;
import static org.sightline.session.PostgresViewerSessionsTest.on;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchId;
import org.sightline.session.ViewerSessions.Found;
import org.sightline.session.ViewerSessions.Opened;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A session and its entry end together. */
class SessionEndTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-10-25T00:30:00Z"));

    private final TestDatabase database = TestDatabase.migrated();
    private final PostgresViewerSessions sessions = on(database, CLOCK);
    private final LaunchId launchId = Launches.newId();

    @Test
    void endsOnceAndForTheFirstReason() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());

        end(sessions, launchId, SessionEnd.SIGNED_OUT);
        end(sessions, launchId, SessionEnd.NO_LONGER_VOUCHED_FOR);

        assertEquals(new Found.Ended("signed-out", "northgate"), sessions.find(launchId, opened.secret()));
    }

    @Test
    @DisplayName("A11: a session ends with one entry, whoever else tries")
    void endsWithItsEntryOnce() {
        sessions.open(launchId, Launches.ritaOpensIvy());

        assertTrue(end(sessions, launchId, SessionEnd.SIGNED_OUT));
        assertFalse(end(sessions, launchId, SessionEnd.SIGNED_OUT));
        assertFalse(end(sessions, Launches.newId(), SessionEnd.SIGNED_OUT));

        assertEquals(1, Trails.count(database, "signed-out", launchId.value()));
    }

    @Test
    @DisplayName("A11: a session whose entry cannot be committed goes on, and its end can be tried again")
    void endsNothingWithoutItsEntry() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());
        database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CHECK (event <> 'signed-out')"));

        assertThrows(AuditUnavailableException.class, () -> end(sessions, launchId, SessionEnd.SIGNED_OUT));
        assertInstanceOf(Found.Live.class, sessions.find(launchId, opened.secret()));

        database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_event_check"));
        assertTrue(end(sessions, launchId, SessionEnd.SIGNED_OUT));
        assertEquals(1, Trails.count(database, "signed-out", launchId.value()));
    }

    @Test
    @DisplayName("A11: an end that cannot be kept leaves no entry of it")
    void recordsNoEndThatDidNotHappen() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());
        database.asOwner().useHandle(h -> h.execute("ALTER TABLE viewer_session ADD CHECK (ended_at IS NULL)"));

        assertThrows(AuditUnavailableException.class, () -> end(sessions, launchId, SessionEnd.SIGNED_OUT));

        assertInstanceOf(Found.Live.class, sessions.find(launchId, opened.secret()));
        assertEquals(0, Trails.count(database, "signed-out", launchId.value()));
    }
}
