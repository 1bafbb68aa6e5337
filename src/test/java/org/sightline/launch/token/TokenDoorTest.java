package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.Door;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.RefusalReason;
import org.sightline.testing.TestDatabase;

class TokenDoorTest {

    private static TestDatabase database;

    private final Epr epr = Epr.northgate();
    private final Node node = node();

    @BeforeAll
    static void makeDatabase() {
        database = TestDatabase.migrated();
    }

    private Node node() {
        return new Node(database, TokenViewer.knowing(epr));
    }

    @Test
    @DisplayName("J11 50 parallel posts of one token over two nodes open one session, and none after a restart")
    void opensOneSessionForOneToken() throws Exception {
        Node other = node();
        String token = epr.token();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> posts = IntStream.range(0, 50)
                    .<Callable<Boolean>>mapToObj(i -> () -> opens(i % 2 == 0 ? node : other, token))
                    .toList();
            long opened = 0;
            for (Future<Boolean> post : threads.invokeAll(posts)) {
                opened += post.get() ? 1 : 0;
            }
            assertEquals(1, opened);
        }
        assertEquals(1, node.sessions.opened.size() + other.sessions.opened.size());
        assertEquals(49, node.trail.events.size() + other.trail.events.size() - 1, "each refused post has its row");
        assertEquals(RefusalReason.TOKEN_REPLAYED, Node.refusal(() -> node().post(token)));
    }

    @Test
    @DisplayName("J11 the same jti in a token that was signed again, or pushed, is a replay; another issuer's is not")
    void keysSingleUseOnIssuerAndTokenId() {
        Epr southgate = Epr.of("southgate", Epr.Keys.OTHER_P256, com.nimbusds.jose.JWSAlgorithm.ES256);
        Node both = new Node(database, TokenViewer.knowing(epr.registration(), southgate.registration()));
        String tokenId = java.util.UUID.randomUUID().toString();
        both.post(epr.with("jti", tokenId).token());
        assertEquals(
                RefusalReason.TOKEN_REPLAYED,
                Node.refusal(() -> both.post(epr.with("sub", "other").token())));
        assertEquals(RefusalReason.TOKEN_REPLAYED, Node.refusal(() -> both.push(epr.token())));
        both.post(southgate.with("jti", tokenId).token());
    }

    @Test
    void aTokenThatIsRefusedIsNotUsedUp() {
        String token = epr.token();
        node.viewer.now = Epr.NOW.minusSeconds(60);
        assertEquals(RefusalReason.TOKEN_NOT_YET_VALID, Node.refusal(() -> node.post(token)));
        node.viewer.now = Epr.NOW;
        node.post(token);
    }

    @Test
    void theApplicationCannotForgetAUsedToken() {
        node.post(epr.token());
        for (String change : List.of(
                "DELETE FROM launch_token_used",
                "UPDATE launch_token_used SET token_id = 'other'",
                "TRUNCATE launch_token_used")) {
            assertThrows(
                    JdbiException.class, () -> database.asApplication().useHandle(handle -> handle.execute(change)));
        }
    }

    @Test
    void refusesAFormWithoutATokenOrWithTwo() {
        for (List<String> tokens : List.of(List.<String>of(), List.of(""), List.of("", ""))) {
            assertEquals(RefusalReason.TOKEN_MISSING, Node.refusal(() -> node.door.post(tokens, null, Node.REQUEST)));
        }
        assertEquals(
                RefusalReason.TOKEN_MALFORMED,
                Node.refusal(() -> node.door.post(List.of(epr.token(), epr.token()), null, Node.REQUEST)));
    }

    @Test
    void acceptsTheRegisteredOriginOnly() {
        for (String origin : List.of(
                "https://evil.example",
                "https://epr.northgate.example/",
                "https://EPR.northgate.example",
                "null",
                "https://epr.northgate.example, https://evil.example",
                "")) {
            assertEquals(RefusalReason.ORIGIN_NOT_ALLOWED, Node.refusal(() -> postFrom(origin, epr.token())), origin);
        }
        String token = epr.token();
        Node.refusal(() -> postFrom("https://evil.example", token));
        postFrom("https://epr.northgate.example", token);
    }

    @Test
    void acceptsTheNullOriginWhereItIsAllowed() {
        TokenViewer viewer = TokenViewer.knowing(epr.fromNullOrigins());
        Node desktop = new Node(database, viewer);
        desktop.door.post(List.of(epr.token()), "null", Node.REQUEST);
        assertEquals(1, desktop.sessions.opened.size());
    }

    @Test
    void opensNoSessionWhenTheTrailCannotBeWritten() {
        node.trail.available = false;
        assertThrows(AuditUnavailableException.class, () -> node.post(epr.token()));
        assertThrows(AuditUnavailableException.class, () -> node.post("nonsense"));
        assertThrows(AuditUnavailableException.class, () -> node.push(epr.token()));
        assertEquals(List.of(), node.sessions.opened);
    }

    @Test
    void refusalsTellTheTrailWhoClaimedToAskAndTheUserWhomToRing() {
        try {
            node.post(epr.with("aud", "https://other.example").token());
        } catch (LaunchRefusedException e) {
            assertEquals(Optional.of(epr.registration().serviceDesk()), e.serviceDesk());
            AuditEvent.LaunchRefused row =
                    assertInstanceOf(AuditEvent.LaunchRefused.class, node.trail.events.getFirst());
            assertEquals(Optional.of(epr.issuer()), row.claimedIssuer());
            assertEquals(e.reference(), row.reference());
            return;
        }
        throw new AssertionError("accepted");
    }

    @Test
    void aPushedLaunchOpensOnceThroughItsLink() {
        String handle = node.push(epr.token());
        assertEquals(43, handle.length());
        assertInstanceOf(AuditEvent.LaunchPushed.class, node.trail.events.getFirst());
        assertEquals(List.of(), node.sessions.opened);
        var opened = node().open(handle);
        assertEquals(Door.PUSHED, opened.session().launch().door());
        assertEquals("rita", opened.session().launch().practitioner().subject());
        assertEquals(RefusalReason.LINK_NOT_VALID, Node.refusal(() -> node.open(handle)));
    }

    @Test
    void oneOfManyWhoOpenALinkAtOnceGetsTheSession() throws Exception {
        String handle = node.push(epr.token());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> clicks = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(i -> () -> {
                        try {
                            node.open(handle);
                            return true;
                        } catch (LaunchRefusedException e) {
                            return false;
                        }
                    })
                    .toList();
            for (Future<Boolean> click : threads.invokeAll(clicks)) {
                click.get();
            }
        }
        assertEquals(1, node.sessions.opened.size());
    }

    @Test
    void aLinkIsGoodForSixtySeconds() {
        String inTime = node.push(epr.token());
        String late = node.push(Epr.northgate().token());
        node.viewer.now = Epr.NOW.plus(PushedLaunches.LIFETIME).minusSeconds(1);
        node.open(inTime);
        node.viewer.now = Epr.NOW.plus(PushedLaunches.LIFETIME);
        assertEquals(RefusalReason.LINK_NOT_VALID, Node.refusal(() -> node.open(late)));
        node.viewer.now = Epr.NOW;
        assertEquals(RefusalReason.LINK_NOT_VALID, Node.refusal(() -> node.open(late)));
    }

    @Test
    void aLinkCannotBeGuessedOrReadFromTheDatabase() {
        String handle = node.push(epr.token());
        for (String guess : List.of("", "..", "a".repeat(43), "' OR true --", handle + "x")) {
            assertEquals(RefusalReason.LINK_NOT_VALID, Node.refusal(() -> node.open(guess)));
        }
        List<String> rows = database.asOwner()
                .withHandle(h -> h.createQuery("SELECT pushed_launch::text FROM pushed_launch")
                        .mapTo(String.class)
                        .list());
        assertFalse(rows.isEmpty());
        assertTrue(rows.stream().noneMatch(row -> row.contains(handle)));
    }

    @Test
    void dropsLinksNobodyOpened() {
        node.push(epr.token());
        node.viewer.now = Epr.NOW.plus(Duration.ofHours(1));
        new PushedLaunches(database.database(), () -> node.viewer.now)
                .keep(org.sightline.testing.Launches.ritaOpensIvy(), "");
        String count = "SELECT count(*) FROM pushed_launch";
        assertEquals(
                1,
                database.asOwner()
                        .<Integer, RuntimeException>withHandle(
                                h -> h.createQuery(count).mapTo(Integer.class).one()));
    }

    private void postFrom(String origin, String token) {
        node.door.post(List.of(token), origin, Node.REQUEST);
    }

    private static boolean opens(Node node, String token) {
        try {
            node.post(token);
            return true;
        } catch (LaunchRefusedException e) {
            assertEquals(RefusalReason.TOKEN_REPLAYED, e.reason());
            return false;
        }
    }
}
