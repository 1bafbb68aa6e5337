package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** Time, load and failure: the trail stays whole and gives nothing away. */
class AuditIntegrityTest {

    private static final Caller CALLER = new Caller("192.0.2.7", "Mozilla/5.0", "0123456789abcdef");
    private static final LaunchContext LAUNCH = Launches.ritaOpensIvy();

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();
    private final AuditTrail trail = on(database.database());

    @Test
    @DisplayName("A06: time is the database's own, in UTC, whatever zone a session or a node is in")
    void takesTimeFromTheDatabase() {
        Instant before = databaseTime();
        AuditReceipt receipt = on(database.database("options=-c%20TimeZone=Europe/London"))
                .opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);
        AuditReceipt next = trail.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);

        assertFalse(receipt.recordedAt().isBefore(before));
        assertFalse(next.recordedAt().isBefore(receipt.recordedAt()));
        assertTrue(next.sequence() > receipt.sequence());
    }

    @Test
    @DisplayName("A07: 64 writers at once lose no row, and each receipt names its own")
    void losesNoRowUnderLoad() throws Exception {
        int writers = 64;
        int each = 20;
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            work.add(() -> write(each));
        }
        List<Long> sequences = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<List<Long>> written : threads.invokeAll(work)) {
                sequences.addAll(written.get());
            }
        }

        assertEquals(writers * each, new HashSet<>(sequences).size());
        List<Long> stored = database.asApplication()
                .withHandle(h -> h.createQuery("SELECT sequence FROM audit_entry ORDER BY sequence")
                        .mapTo(Long.class)
                        .list());
        assertEquals(sequences.stream().sorted().toList(), stored);
        assertEquals(LongStream.rangeClosed(1, writers * each).boxed().toList(), stored);
    }

    @Test
    @DisplayName("A14: when a row cannot be written, neither message nor stack trace holds the patient or the user")
    void saysNothingOfThePatientWhenItFails() {
        database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CHECK (tab <> 'frailty')"));

        AuditUnavailableException e = assertThrows(
                AuditUnavailableException.class,
                () -> trail.opening(Opener.of(launchId, LAUNCH), new TabId("frailty"), CALLER));

        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains("audit_entry_tab_check"));
        assertFalse(trace.toString().contains(Launches.IVY.digits()), trace.toString());
        assertFalse(trace.toString().contains("Okafor"), trace.toString());
        assertFalse(trace.toString().contains(launchId.value()), trace.toString());
    }

    private List<Long> write(int rows) {
        AuditTrail own = on(database.database());
        List<Long> sequences = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            sequences.add(own.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER)
                    .sequence());
        }
        return sequences;
    }

    private static AuditTrail on(Database database) {
        return new PostgresAuditTrail(database, () -> true, () -> "config-1", "node-a", "0.1.0");
    }

    private Instant databaseTime() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT clock_timestamp()")
                        .map((columns, _) ->
                                columns.getObject(1, OffsetDateTime.class).toInstant())
                        .one());
    }
}
