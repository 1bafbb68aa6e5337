package org.sightline.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.testing.Kills;

/** A node killed under load, again and again, at moments that nobody chose: who received a page noted by which request. */
class KilledNodeIT {

    private static final int READERS = 4;
    private static final int PAGES_BEFORE_A_KILL = 20;

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "A02: killed with -9 under load, each page that arrived has its rows, and its session goes on elsewhere")
    void losesNoRowOfAPageThatArrived() throws Exception {
        Random moments = new Random(20_261_201);
        Set<String> ledger = new ConcurrentSkipListSet<>();
        try (PackagedDatabase database = new PackagedDatabase();
                ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(100), Duration.ZERO)) {
            Clicker.Launched launched = null;
            for (int i = 0; i < Kills.wanted(); i++) {
                Path own = Files.createDirectories(folder.resolve("node-" + i));
                try (Viewer doomed = new Viewer(own, database.settings(), List.of(feed), Viewer.SHORT_LIVED)) {
                    Clicker clicker = new Clicker(doomed);
                    Clicker.Launched here = clicker.firstLaunch();
                    if (launched != null) {
                        assertTrue(clicker.open(clicker.at(launched)).contains("Allergy to penicillin"));
                    }
                    launched = here;
                    killUnderLoad(doomed, clicker, here, ledger, moments.nextInt(300));
                }
            }
            assertEquals(Set.of(), withoutRows(database, ledger));
            assertTrue(ledger.size() >= PAGES_BEFORE_A_KILL * Kills.wanted());
        }
    }

    private static void killUnderLoad(
            Viewer doomed, Clicker clicker, Clicker.Launched launched, Set<String> ledger, int millis)
            throws InterruptedException {
        Semaphore pages = new Semaphore(0);
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readers.add(Thread.ofVirtual().start(() -> read(clicker, launched, ledger, pages)));
        }
        assertTrue(pages.tryAcquire(PAGES_BEFORE_A_KILL, 2, TimeUnit.MINUTES));
        Thread.sleep(millis);
        doomed.kill();
        for (Thread reader : readers) {
            reader.join();
        }
    }

    /** Until nobody answers any more; a page counts once all of it is there. */
    private static void read(Clicker clicker, Clicker.Launched launched, Set<String> ledger, Semaphore pages) {
        try {
            while (true) {
                HttpResponse<String> page = clicker.get(launched);
                if (page.statusCode() == 200) {
                    ledger.add(page.headers().firstValue("X-Request-Id").orElseThrow());
                    pages.release();
                }
            }
        } catch (UncheckedIOException _) {
            // the node was killed
        }
    }

    private static Set<String> withoutRows(PackagedDatabase database, Set<String> ledger) throws SQLException {
        Set<String> lost = new HashSet<>();
        for (String request : ledger) {
            if (database.number("select count(*) from audit_entry where request_id = '" + request
                            + "' and event in ('opening', 'opened')")
                    != 2) {
                lost.add(request);
            }
        }
        return lost;
    }
}
