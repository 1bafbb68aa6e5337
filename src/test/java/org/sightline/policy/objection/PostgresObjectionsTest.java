package org.sightline.policy.objection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.audit.Trails;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.Officer;
import org.sightline.context.Secret;
import org.sightline.launch.RecordedTrail;
import org.sightline.policy.objection.ObjectionRegister.NewEntry;
import org.sightline.policy.objection.ObjectionRegister.Outcome;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

class PostgresObjectionsTest {

    private static final NhsNumber GEORGE = new NhsNumber("9990000026");
    private static final Officer IMOGEN = Objecting.imogen("northgate");

    private final TestDatabase database = TestDatabase.migrated();
    private final RecordedTrail trail = new RecordedTrail();
    private final PostgresObjections node = node();
    private final PostgresObjections otherNode = node();

    private PostgresObjections node() {
        return new PostgresObjections(
                database.database(), Trails.on(database.database()), trail, new ObjectionEntries());
    }

    @BeforeEach
    void beginWithNone() {
        database.asOwner().useHandle(handle -> handle.execute("TRUNCATE objection_entry"));
    }

    @Test
    void whatOneNodeRecordsTheOtherObeysAtOnceAndTheHistoryStays() {
        assertInstanceOf(ObjectionStanding.NoObjection.class, otherNode.standing(Launches.IVY));

        assertEquals(Outcome.RECORDED, record(node, entry(Launches.IVY, ObjectionChange.OBJECTED)));
        assertInstanceOf(ObjectionStanding.WholeRecord.class, otherNode.standing(Launches.IVY));
        assertInstanceOf(ObjectionStanding.NoObjection.class, otherNode.standing(GEORGE));

        assertEquals(Outcome.RECORDED, record(otherNode, entry(Launches.IVY, ObjectionChange.REVERSED)));
        assertInstanceOf(ObjectionStanding.NoObjection.class, node.standing(Launches.IVY));
        assertEquals(
                List.of(ObjectionChange.REVERSED, ObjectionChange.OBJECTED),
                node.lookUp(IMOGEN, Launches.IVY, RecordedTrail.CALLER).stream()
                        .map(ObjectionEntry::change)
                        .toList());
    }

    @Test
    void aFormSentTwiceIsRecordedOnceAndWhatStandsSoAlreadyIsNot() {
        NewEntry form = entry(Launches.IVY, ObjectionChange.OBJECTED);
        assertEquals(Outcome.STANDS_SO_ALREADY, record(node, entry(Launches.IVY, ObjectionChange.REVERSED)));
        assertEquals(Outcome.RECORDED, record(node, form));
        assertEquals(Outcome.RECORDED_BEFORE, record(otherNode, form));
        assertEquals(Outcome.STANDS_SO_ALREADY, record(node, entry(Launches.IVY, ObjectionChange.OBJECTED)));
        assertEquals(1, rows());
    }

    @Test
    void twoNodesThatRecordTheSameAtOnceRecordItOnce() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(8)) {
            List<Callable<Outcome>> all = Stream.of(node, otherNode, node, otherNode, node, otherNode, node, otherNode)
                    .<Callable<Outcome>>map(one -> () -> record(one, entry(Launches.IVY, ObjectionChange.OBJECTED)))
                    .toList();
            int recorded = 0;
            for (Future<Outcome> outcome : both.invokeAll(all)) {
                recorded += outcome.get() == Outcome.RECORDED ? 1 : 0;
            }
            assertEquals(1, recorded);
        }
        assertEquals(1, rows());
    }

    @Test
    @DisplayName("OBJ-6 a request that is accepted adds to what the patient objects to, and takes nothing away")
    void anAcceptedRequestAddsToWhatThePatientObjectsTo() {
        ObjectionScope.Parts social = new ObjectionScope.Parts(Set.of(new FeedId("county-council")), Set.of());
        ObjectionScope.Parts mental = new ObjectionScope.Parts(Set.of(), Set.of("mental-health"));
        record(node, Objecting.byLetter(Launches.IVY, ObjectionChange.OBJECTED, social));
        accepted(ObjectionChange.OBJECTED, mental);
        assertEquals(
                new ObjectionStanding.PartsOnly(new ObjectionScope.Parts(social.feeds(), mental.categories())),
                node.standing(Launches.IVY));

        record(node, entry(Launches.IVY, ObjectionChange.OBJECTED));
        accepted(ObjectionChange.OBJECTED, social);
        assertInstanceOf(ObjectionStanding.WholeRecord.class, node.standing(Launches.IVY), "still the whole");

        accepted(ObjectionChange.REVERSED, new ObjectionScope.Whole());
        assertInstanceOf(ObjectionStanding.NoObjection.class, node.standing(Launches.IVY));
    }

    private void accepted(ObjectionChange change, ObjectionScope scope) {
        ObjectionQueue queue = Objecting.queue(database);
        Reception reception =
                new Reception(LocalDate.of(2026, 1, 1), HowReceived.ONLINE_FORM, OnBehalf.PATIENT, "", "Form 7");
        queue.add(
                new ObjectionQueue.Arrived(
                        Launches.IVY,
                        change,
                        scope,
                        reception,
                        "northgate",
                        "https://form.example",
                        Secret.randomText(16)),
                RecordedTrail.CALLER);
        long number =
                queue.waiting(IMOGEN, 0, RecordedTrail.CALLER).rows().getLast().number();
        assertTrue(queue.answer(IMOGEN, new ObjectionQueue.Answer(number, true, "Her own wish"), RecordedTrail.CALLER));
    }

    @Test
    void aListIsRecordedAsAWholeOrNotAtAll() {
        NewEntry good = entry(Launches.IVY, ObjectionChange.OBJECTED);
        NewEntry refused = new NewEntry(
                GEORGE,
                ObjectionChange.OBJECTED,
                new ObjectionScope.Whole(),
                new Reception(LocalDate.of(2026, 1, 1), HowReceived.LETTER, OnBehalf.PATIENT, "", ""),
                good.formId(),
                2);

        assertThrows(
                AuditUnavailableException.class,
                () -> node.recordAll(IMOGEN, List.of(good, refused), RecordedTrail.CALLER));
        assertEquals(0, rows());

        assertEquals(1, node.recordAll(IMOGEN, List.of(good), RecordedTrail.CALLER));
        assertEquals(List.of(Launches.IVY), node.objecting(List.of(Launches.IVY, GEORGE)));
        assertEquals(
                List.of("objection-changed|success|9990000018|Imogen Fairley|{\"change\": \"objected\"}"),
                database.asApplication()
                        .withHandle(handle ->
                                handle.createQuery("""
                                SELECT event || '|' || outcome || '|' || nhs_number || '|' || user_name || '|'
                                    || objection::text
                                FROM audit_entry WHERE event = 'objection-changed' ORDER BY sequence DESC LIMIT 1
                                """).mapTo(String.class).list()));
    }

    @Test
    void whatCannotBeLookedUpIsNeverTakenForNoObjection() {
        database.asOwner().useHandle(handle -> handle.execute("ALTER TABLE objection_entry RENAME TO away"));
        try {
            assertThrows(ObjectionsUnavailableException.class, () -> node.standing(Launches.IVY));
        } finally {
            database.asOwner().useHandle(handle -> handle.execute("ALTER TABLE away RENAME TO objection_entry"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE objection_entry SET change = 'reversed'",
                "DELETE FROM objection_entry",
                "TRUNCATE objection_entry",
                "INSERT INTO objection_entry (recorded_at) VALUES (now())"
            })
    void theApplicationMayInsertAndReadAndNothingElse(String sql) {
        JdbiException refused =
                assertThrows(JdbiException.class, () -> database.asApplication().useHandle(h -> h.execute(sql)));
        assertEquals("42501", ((SQLException) refused.getCause()).getSQLState());
    }

    private static Outcome record(PostgresObjections at, NewEntry entry) {
        return at.record(IMOGEN, entry, RecordedTrail.CALLER);
    }

    private static NewEntry entry(NhsNumber patient, ObjectionChange change) {
        return Objecting.byLetter(patient, change, new ObjectionScope.Whole());
    }

    private int rows() {
        return database.asApplication()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM objection_entry")
                        .mapTo(Integer.class)
                        .one());
    }
}
