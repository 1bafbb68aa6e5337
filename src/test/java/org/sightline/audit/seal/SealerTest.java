package org.sightline.audit.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.testing.DatabaseServer;

/** What is sealed, by whom, and that nothing is passed over. */
class SealerTest {

    private static final String ROW = """
            INSERT INTO audit_entry (node, event, outcome, configuration_version, application_version)
            VALUES ('node-a', 'opening', 'success', 'config-1', '0.1.0')
            """;

    private final SealedTrail trail = new SealedTrail();

    @Test
    void sealsWhatWasThereBeforeAndWhatCame() {
        trail.write(3);
        trail.seal();
        trail.write(2);
        trail.seal();
        trail.seal();

        assertEquals(List.of(List.of(), List.of(1L, 2L, 3L), List.of(4L, 5L)), trail.sequences());
    }

    @Test
    void eachSealFollowsTheOneBeforeAndIsSigned() {
        trail.write(1);
        trail.seal();
        trail.write(1);
        trail.seal();

        String previous = SealHead.NO_PREVIOUS;
        long number = 1;
        for (SealedRows sealed : trail.seals()) {
            SealHead head = sealed.seal().head();
            assertEquals(number++, head.number());
            assertEquals(previous, head.previous());
            assertTrue(sealed.fits());
            assertTrue(trail.publicKeys().getFirst().signed(head, sealed.seal().signature()));
            previous = head.hash();
        }
        assertEquals(4, number);
        assertEquals(2, trail.seals().getLast().seal().head().tally().rowsSoFar());
    }

    @Test
    @DisplayName("A07: a transaction that commits late is sealed, though later ones were written before")
    void waitsForALateCommit() {
        trail.seal();
        try (Handle late = trail.database().asApplication().open()) {
            late.begin();
            late.execute(ROW);
            trail.write(2);
            assertEquals(0, trail.seal(), "what is later waits for what is under way");
            late.commit();
        }
        assertEquals(1, trail.seal());
        assertEquals(List.of(1L, 2L, 3L), trail.sequences().getLast());
    }

    @Test
    @DisplayName("A07: 64 writers and two nodes that seal: each row once, no gap, one chain")
    void sealsEachRowOnceBesideWritersAndAnotherNode() throws Exception {
        int writers = 64;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers + 2)) {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                writing.add(threads.submit(() -> trail.write(10)));
            }
            List<Future<?>> sealing =
                    List.of(threads.submit(() -> sealUntil(writing)), threads.submit(() -> sealUntil(writing)));
            for (Future<?> task : writing) {
                task.get();
            }
            for (Future<?> task : sealing) {
                task.get();
            }
        }
        trail.seal();

        List<Long> sealed = trail.sequences().stream().flatMap(List::stream).toList();
        assertEquals(sealed.size(), new HashSet<>(sealed).size());
        assertEquals(
                LongStream.rangeClosed(1, writers * 10L).boxed().toList(),
                sealed.stream().sorted().toList());
    }

    private void sealUntil(List<Future<?>> done) {
        Sealer sealer = new Sealer(trail.database().database(), trail::keys, 50);
        while (!done.stream().allMatch(Future::isDone)) {
            trail.seal(sealer);
        }
    }

    @Test
    void aSealIsCutBetweenTransactions() {
        trail.seal();
        trail.write(5);
        try (Handle together = trail.database().asApplication().open()) {
            together.useTransaction(handle -> {
                for (int i = 0; i < 4; i++) {
                    handle.execute(ROW);
                }
            });
        }
        trail.seal(new Sealer(trail.database().database(), trail::keys, 2));

        assertEquals(
                List.of(List.of(), List.of(1L, 2L), List.of(3L, 4L), List.of(5L), List.of(6L, 7L, 8L, 9L)),
                trail.sequences());
    }

    @Test
    void aSealThatHoldsAllIsTheLastOfItsSecond() throws Exception {
        trail.seal();
        trail.write(5);
        Sealer sealer = new Sealer(trail.database().database(), trail::keys, 3);
        trail.database().untilOthersEnded();
        assertEquals(Sealer.Outcome.MORE, sealer.seal());
        trail.write(1);
        trail.database().untilOthersEnded();
        assertEquals(Sealer.Outcome.SEALED, sealer.seal(), "what comes meanwhile is the next second's");
    }

    @Test
    void whileOneNodeSealsAnotherPasses() throws Exception {
        try (Handle other = trail.database().asApplication().open()) {
            other.begin();
            other.select("SELECT pg_advisory_xact_lock(hashtext('sightline.audit_seal'))")
                    .mapToMap()
                    .list();
            assertEquals(Sealer.Outcome.ELSEWHERE, trail.sealer().seal());
            other.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_seal SET signature = ''",
                "DELETE FROM audit_seal",
                "TRUNCATE audit_seal",
                "DROP TABLE audit_seal"
            })
    @DisplayName("A04: the application's role can neither change nor delete seals")
    void theSealingRoleMayOnlyAddAndRead(String sql) {
        trail.seal();
        JdbiException denied = assertThrows(
                JdbiException.class, () -> trail.database().asApplication().useHandle(h -> h.execute(sql)));
        assertEquals("42501", ((SQLException) denied.getCause()).getSQLState());
    }

    @Test
    @DisplayName("A16: in a restored database transactions count anew, and what was not sealed there is sealed here")
    void beginsAnEpochInARestoredDatabase() {
        trail.seal();
        trail.write(3);
        trail.seal();
        trail.write(2);
        trail.asSuperuser("UPDATE audit_entry SET transaction_id = '99999999' WHERE sequence = 4");
        try (DatabaseServer server = DatabaseServer.ofItsOwn()) {
            SealedTrail restored = Restored.into(server.database(), trail);
            restored.write(2);
            restored.seal();
            restored.write(1);
            restored.seal();

            assertEquals(
                    List.of(List.of(), List.of(1L, 2L, 3L), List.of(), List.of(4L, 5L, 6L, 7L), List.of(8L)),
                    restored.sequences());
            assertEquals(
                    List.of(1, 1, 2, 2, 2),
                    restored.seals().stream()
                            .map(one -> one.seal().head().window().epoch())
                            .toList());
        }
    }
}
