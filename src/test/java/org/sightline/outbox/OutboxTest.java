package org.sightline.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Trails;
import org.sightline.outbox.Outbox.Occurrence;
import org.sightline.outbox.Outbox.State;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.testing.TestDatabase;

/** Whoever has to be told is, at least once, whatever happens to nodes and recipients. */
class OutboxTest {

    private final OutboxUnderTest node = new OutboxUnderTest(TestDatabase.migrated());

    @Test
    void eachWhoIsToBeToldIsToldOnceAndNothingThatTheyMayNotKnow() {
        node.put(OutboxUnderTest.OVERRIDE);
        node.put(new Occurrence(Occasion.OVERRIDE, "southbank", "KLM-NOP-QRS", Map.of()));
        node.sender.often();
        node.sender.often();

        assertEquals(
                Set.of("privacy ABC-DEF-GHJ", "hooks ABC-DEF-GHJ", "hooks KLM-NOP-QRS"),
                Set.copyOf(node.taken.stream()
                        .map(message ->
                                message.recipient() + " " + message.about().reference())
                        .toList()));
        assertEquals(3, node.taken.size());
        assertEquals(
                List.of(Map.of(Detail.USER, "Rita Okafor, Nurse"), Map.of(), Map.of()),
                node.taken.stream()
                        .map(Message::details)
                        .sorted((a, b) -> b.size() - a.size())
                        .toList());
        assertEquals(2, node.kept().size(), "those of the officer's own organisation");
        assertTrue(node.kept().stream().allMatch(one -> one.state() instanceof State.Sent));
        assertEquals("{}", stored("SELECT max(details::text) FROM outbox_message"), "kept no longer than needed");
    }

    @Test
    void whatIsNotCommittedIsNotSent() {
        assertThrows(
                IllegalStateException.class,
                () -> Trails.on(node.pool).make(AuditTrail.Caller.OURSELVES, (handle, _) -> {
                    node.table.put(handle, OutboxUnderTest.OVERRIDE);
                    throw new IllegalStateException("broken off");
                }));
        node.sender.often();
        assertEquals(List.of(), node.taken);
    }

    @Test
    @DisplayName("What is not taken is tried again with growing pauses, after a restart too, and said meanwhile")
    void isTriedAgainWithGrowingPausesUntilItIsTaken() {
        node.told.remove(OutboxUnderTest.MAILED);
        node.fault = "status 503";
        node.put(OutboxUnderTest.OVERRIDE);
        node.sender.often();
        Duration first = pause();
        node.sender.often();
        assertEquals(1, failing(node).attempts(), "the pause is not over");

        node.later();
        OutboxUnderTest another = new OutboxUnderTest(node.database);
        another.fault = "status 500";
        another.sender.often();
        Duration second = pause();

        assertTrue(first.toSeconds() > 20 && first.toSeconds() <= 30, first::toString);
        assertTrue(second.toSeconds() > 50 && second.toSeconds() <= 60, second::toString);
        assertEquals(2, failing(another).attempts());
        assertEquals("status 500", failing(another).fault());
        assertEquals(1, another.sender.failing().size());
        assertEquals("hooks", another.sender.failing().getFirst().recipient());

        node.later();
        another.fault = "";
        another.sender.often();
        assertEquals(1, another.taken.size());
        assertEquals(List.of(), another.sender.failing());
    }

    @Test
    void aNodeThatDiesWhileItSendsLeavesTheMessageToTheOthers() {
        node.put(OutboxUnderTest.OVERRIDE);
        assertEquals(2, node.table.claim().size(), "and never comes back");
        OutboxUnderTest another = new OutboxUnderTest(node.database);
        another.sender.often();
        assertEquals(0, another.taken.size(), "it may still be on its way");
        node.later();
        another.sender.often();
        assertEquals(2, another.taken.size());
    }

    @Test
    void nodesThatSendAtOnceDoNotSendTwice() throws Exception {
        for (int i = 0; i < 20; i++) {
            node.put(OutboxUnderTest.OVERRIDE);
        }
        OutboxUnderTest other = new OutboxUnderTest(node.database);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            var one = both.submit(node.sender::often);
            both.submit(other.sender::often).get();
            one.get();
        }
        node.sender.often();
        assertEquals(40, node.taken.size() + other.taken.size());
    }

    @Test
    void oneWhoTakesNothingKeepsNobodyWaitingAndIsGivenUpAfterAWeek() {
        node.put(OutboxUnderTest.OVERRIDE);
        node.told.remove(OutboxUnderTest.MAILED);
        node.sender.often();
        assertEquals("hooks", node.taken.getFirst().recipient());
        State.Failing gone = node.kept().stream()
                .map(Outbox.Kept::state)
                .filter(State.Failing.class::isInstance)
                .map(State.Failing.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals("alerts.yaml names nobody of this name any more", gone.fault());

        node.database
                .asOwner()
                .useHandle(handle -> handle.execute(
                        "UPDATE outbox_message SET written_at = now() - interval '8 days', due_at = now()"));
        node.sender.often();
        assertEquals(1, node.sender.failing().size());
        assertTrue(node.kept().stream().anyMatch(one -> one.state() instanceof State.GivenUp));
    }

    private static State.Failing failing(OutboxUnderTest node) {
        return assertInstanceOf(State.Failing.class, node.kept().getFirst().state());
    }

    private Duration pause() {
        return Duration.ofMillis(Long.parseLong(
                stored("SELECT ceil(1000 * extract(epoch FROM due_at - now()))::bigint FROM outbox_message")));
    }

    private String stored(String query) {
        return node.database
                .asOwner()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).one());
    }
}
