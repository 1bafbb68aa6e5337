package org.sightline.audit.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.database.StorageUnavailableException;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.Kills;
import org.sightline.testing.Waiting;

/**
 * PostgreSQL crashed while it is written to and sealed, again and again, the last time all of its processes.
 */
class KilledDatabaseTest {

    private static final int WRITERS = 4;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final int kills = Kills.wanted();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("A02: killed with -9 under load, no row is lost that a client was told of, and the seals are sound")
    void losesNoRowThatAClientWasToldOf() throws Exception {
        Random moments = new Random(20_261_130);
        Set<Long> ledger = new ConcurrentSkipListSet<>();
        try (DatabaseServer server = DatabaseServer.ofItsOwn()) {
            SealedTrail trail = new SealedTrail(server.database());
            for (int i = 0; i < kills; i++) {
                int before = ledger.size();
                List<Thread> working = working(trail, ledger);
                Waiting.until(() -> ledger.size() >= before + 20);
                Thread.sleep(moments.nextInt(300));
                if (i == kills - 1) {
                    server.kill();
                    server.start();
                } else {
                    server.crash();
                }
                stopped.set(true);
                for (Thread thread : working) {
                    thread.join();
                }
                stopped.set(false);
            }
            trail.seal();

            Set<Long> lost = new TreeSet<>(ledger);
            lost.removeAll(trail.sequencesInTheTrail());
            assertEquals(Set.of(), lost);
            AuditAtTerminal audit = new AuditAtTerminal(trail, folder);
            assertEquals(0, audit.verify(), audit.said());
            assertTrue(ledger.size() >= 20 * kills);
        }
    }

    /** Writers who note what they were told, and one who seals, for as long as the database comes and goes. */
    private List<Thread> working(SealedTrail trail, Set<Long> ledger) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            threads.add(Thread.ofPlatform().start(() -> untilStopped(() -> ledger.add(trail.writeOne()))));
        }
        threads.add(Thread.ofPlatform().start(() -> untilStopped(trail::seal)));
        return threads;
    }

    private void untilStopped(Runnable work) {
        while (!stopped.get()) {
            try {
                work.run();
            } catch (AuditUnavailableException | StorageUnavailableException | JdbiException _) {
                // killed, or not back yet
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
    }
}
