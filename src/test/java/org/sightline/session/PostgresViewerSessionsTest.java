package org.sightline.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchId;
import org.sightline.database.StorageUnavailableException;
import org.sightline.session.ViewerSessions.Found;
import org.sightline.session.ViewerSessions.Opened;
import org.sightline.testing.Launches;
import org.sightline.testing.SettableClock;
import org.sightline.testing.TestDatabase;

class PostgresViewerSessionsTest {

    private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(START);
    private final PostgresViewerSessions sessions = on(database);
    private final LaunchId launchId = Launches.newId();

    @BeforeAll
    static void migrate() {
        database = TestDatabase.migrated();
    }

    @Test
    void findsAnOpenedSessionWithEverythingItsLaunchSaid() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());

        ViewerSession found = live(sessions.find(launchId, opened.secret()));

        assertEquals(opened.session(), found);
        assertEquals(new ViewerSession(launchId, Launches.ritaOpensIvy(), START, START.plus(IDLE)), found);
    }

    @Test
    @DisplayName("S01: each session gets a secret of its own, 256 random bits, and the database does not hold it")
    void keepsNoSecret() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());
        Opened other = sessions.open(Launches.newId(), Launches.ritaOpensIvy());

        assertEquals(32, Base64.getUrlDecoder().decode(opened.secret()).length);
        assertNotEquals(opened.secret(), other.secret());
        String rows = database.asOwner()
                .withHandle(h -> h.createQuery("SELECT string_agg(s::text, ' ') FROM viewer_session s")
                        .mapTo(String.class)
                        .one());
        assertFalse(rows.contains(opened.secret()));
        assertFalse(rows.contains(hex(Base64.getUrlDecoder().decode(opened.secret()))));
    }

    @Test
    void tellsWhichSessionsAreOverWhateverEndedThem() {
        LaunchId signedOut = Launches.newId();
        LaunchId idle = Launches.newId();
        LaunchId never = Launches.newId();
        sessions.open(idle, Launches.ritaOpensIvy());
        clock.advance(IDLE);
        sessions.open(launchId, Launches.ritaOpensIvy());
        sessions.open(signedOut, Launches.ritaOpensIvy());
        end(sessions, signedOut, SessionEnd.SIGNED_OUT);

        assertEquals(Set.of(signedOut, idle, never), sessions.among(Set.of(launchId, signedOut, idle, never)));
        assertEquals(Set.of(), sessions.among(Set.of()));
    }

    @Test
    @DisplayName("S02: a stolen cookie without the path's id, and the id without the cookie, open nothing")
    void needsIdAndSecretOfTheSameLaunch() {
        Opened mine = sessions.open(launchId, Launches.ritaOpensIvy());
        LaunchId otherId = Launches.newId();
        Opened other = sessions.open(otherId, Launches.ritaOpensIvy());

        assertEquals(new Found.Unknown(), sessions.find(launchId, other.secret()));
        assertEquals(new Found.Unknown(), sessions.find(otherId, mine.secret()));
        assertEquals(new Found.Unknown(), sessions.find(launchId, ""));
        assertEquals(new Found.Unknown(), sessions.find(Launches.newId(), mine.secret()));
        assertInstanceOf(Found.Live.class, sessions.find(launchId, mine.secret()));
    }

    @Test
    @DisplayName("S02: an ended session is not told from one that never was, without its secret")
    void tellsNobodyElseOfAnEnd() {
        sessions.open(launchId, Launches.ritaOpensIvy());
        end(sessions, launchId, SessionEnd.SIGNED_OUT);

        assertEquals(new Found.Unknown(), sessions.find(launchId, "another"));
    }

    @Test
    @DisplayName("S03: a session nobody used for half an hour has ended, and stays so")
    void endsWhenIdle() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());

        clock.set(START.plus(IDLE).minusMillis(1));
        assertInstanceOf(
                Found.Live.class, on(database, START.plus(IDLE).minusMillis(1)).find(launchId, opened.secret()));
        clock.advance(IDLE);

        assertEquals(new Found.Ended("idle", "northgate"), sessions.find(launchId, opened.secret()));
        clock.set(START);
        assertEquals(new Found.Ended("idle", "northgate"), sessions.find(launchId, opened.secret()));
    }

    @Test
    @DisplayName("S03: a session in use has ended after twelve hours")
    void endsForGood() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());
        while (clock.instant().isBefore(START.plus(ABSOLUTE).minus(IDLE))) {
            clock.advance(Duration.ofMinutes(20));
            assertInstanceOf(Found.Live.class, sessions.find(launchId, opened.secret()));
        }

        assertEquals(
                START.plus(ABSOLUTE),
                live(sessions.find(launchId, opened.secret())).endsAt());
        clock.set(START.plus(ABSOLUTE));

        assertEquals(new Found.Ended("absolute", "northgate"), sessions.find(launchId, opened.secret()));
    }

    @Test
    void aClickPutsTheIdleEndOffAtMostOnceAMinute() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());

        clock.advance(Duration.ofSeconds(59));
        assertEquals(
                START.plus(IDLE), live(sessions.find(launchId, opened.secret())).endsAt());
        clock.advance(Duration.ofSeconds(1));
        assertEquals(
                clock.instant().plus(IDLE),
                live(sessions.find(launchId, opened.secret())).endsAt());
    }

    @Test
    @DisplayName("A06: a clock set back neither shortens a session nor moves what was seen")
    void survivesAClockSetBack() {
        Opened opened = sessions.open(launchId, Launches.ritaOpensIvy());
        clock.set(START.minus(Duration.ofHours(1)));

        assertEquals(
                START.plus(IDLE), live(sessions.find(launchId, opened.secret())).endsAt());
    }

    @Test
    void showsOneSessionForAllThatTheSameVouchesFor() {
        PostgresViewerSessions there = on(TestDatabase.migrated());
        ViewerSession oldest = there.open(launchId, Launches.ritaOpensIvy()).session();
        clock.advance(Duration.ofSeconds(1));
        ViewerSession younger =
                there.open(Launches.newId(), Launches.ritaOpensIvy()).session();
        ViewerSession smart = there.open(Launches.newId(), Launches.smart()).session();
        ViewerSession acts =
                there.open(Launches.newId(), Launches.ritaActsForPriya()).session();
        LaunchId over = Launches.newId();
        there.open(over, Launches.smart());
        end(there, over, SessionEnd.SIGNED_OUT);

        assertEquals(Set.of(oldest, smart, acts), Set.copyOf(there.oldestOfEachVoucher()));
        assertEquals(Set.of(oldest, younger), Set.copyOf(there.withTheVoucherOf(oldest)));
        assertEquals(List.of(smart), there.withTheVoucherOf(smart));
        assertEquals(List.of(acts), there.withTheVoucherOf(acts), "whether they may is asked of each kind");
        clock.advance(IDLE);
        assertEquals(List.of(), there.oldestOfEachVoucher());
    }

    @Test
    void purgesWhatEndedMoreThanADayAgoAndNothingElse() {
        TestDatabase own = TestDatabase.migrated();
        PostgresViewerSessions there = on(own);
        Opened ended = there.open(launchId, Launches.ritaOpensIvy());
        end(there, launchId, SessionEnd.SIGNED_OUT);
        there.open(Launches.newId(), Launches.ritaOpensIvy());

        clock.advance(Duration.ofDays(1));
        assertEquals(0, there.purge());
        assertEquals(new Found.Ended("signed-out", "northgate"), there.find(launchId, ended.secret()));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(1, there.purge());
        assertEquals(new Found.Unknown(), there.find(launchId, ended.secret()));
        clock.advance(IDLE);
        assertEquals(1, there.purge());
    }

    @Test
    @DisplayName("A14: what a failed statement says holds no NHS number")
    void saysNothingOfThePatientWhenTheDatabaseRefuses() {
        sessions.open(launchId, Launches.ritaOpensIvy());

        StorageUnavailableException e =
                assertThrows(StorageUnavailableException.class, () -> sessions.open(launchId, Launches.ritaOpensIvy()));

        java.io.StringWriter trace = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(trace));
        assertFalse(trace.toString().contains(Launches.IVY.digits()));
        assertTrue(trace.toString().contains("duplicate key"));
    }

    private PostgresViewerSessions on(TestDatabase where) {
        return on(where, clock);
    }

    private static PostgresViewerSessions on(TestDatabase where, Instant now) {
        return on(where, new SettableClock(now));
    }

    static PostgresViewerSessions on(TestDatabase where, InstantSource clock) {
        return new PostgresViewerSessions(
                where.database(), Trails.on(where.database()), new SessionLimits(IDLE, ABSOLUTE), clock);
    }

    static boolean end(ViewerSessions there, LaunchId launchId, SessionEnd end) {
        return there.end(launchId, Launches.ritaOpensIvy(), end, AuditTrail.Caller.OURSELVES);
    }

    private static ViewerSession live(Found found) {
        return assertInstanceOf(Found.Live.class, found).session();
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
