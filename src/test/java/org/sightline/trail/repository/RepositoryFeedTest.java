package org.sightline.trail.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.trail.EntryLookup;
import org.sightline.trail.fhir.TrailEvents;
import org.sightline.trail.repository.RepositoryStates.RepositoryState;

/** Entries sent on to a repository that dies and returns, by nodes that do. */
class RepositoryFeedTest {

    private static final String INSERT = """
            INSERT INTO audit_entry (node, event, outcome, configuration_version, application_version)
            VALUES ('node-a', 'signed-out', 'success', 'c', 'a') RETURNING sequence
            """;

    private final SealedTrail trail = new SealedTrail();
    private final RepositoryServer server = new RepositoryServer();
    private final HttpClients clients = HttpClients.ofPlatform();
    private final FhirRepository repository = new FhirRepository(
            FhirRepository.Server.of(
                    server.base(), "env:TOKEN", new Secrets(name -> Optional.of("secret-" + name)), true),
            clients,
            HttpClients.PLATFORM,
            new TrailEvents("https://viewer.example"));

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @Test
    @DisplayName("what is sealed from the beginning on is sent in the order of the seals, once where nothing fails")
    void sendsEachEntryOnce() {
        trail.write(2);
        trail.seal();
        Node node = new Node("a");
        node.sends();
        assertEquals(List.of(), server.taken());

        List<Long> expected = written(3);
        trail.seal();
        expected = Stream.concat(expected.stream(), written(250).stream()).toList();
        trail.seal();
        trail.write(1);
        node.sends();
        node.sends();

        assertEquals(expected, server.taken());
        assertTrue(server.authorizations().stream().allMatch("Bearer secret-TOKEN"::equals));
        RepositoryState state = node.state();
        assertEquals(253, state.sent());
        assertEquals(0, state.behind());
        assertEquals(Optional.empty(), state.failingSince());
    }

    @Test
    @DisplayName(
            "a repository that dies, also after it took one and before it said so, has every entry once it is back")
    void sendsAgainWhatMayNotHaveBeenTaken() {
        Node node = new Node("a");
        node.sends();
        List<Long> expected = written(30);
        trail.seal();
        server.diesAfter(7);
        node.sends();

        RepositoryState failing = node.state();
        assertTrue(failing.failingSince().isPresent());
        assertEquals(7, failing.sent());
        assertFalse(failing.fault().isEmpty());
        assertTrue(node.health().startsWith("failing takes nothing since "), node.health());
        int before = server.taken().size();
        node.sends();
        assertEquals(before, server.taken().size(), "the next try is not due yet");

        server.returns();
        node.isDue();
        node.sends();
        assertEquals(expected, server.taken().stream().distinct().toList());
        assertEquals(31, server.taken().size(), "the one without an answer came twice");
        assertEquals(Optional.empty(), node.state().failingSince());
        assertEquals("current 0 seals behind", node.health());
    }

    @Test
    @DisplayName("an entry that is refused keeps those after it waiting, is named, and nothing before it is sent again")
    void keepsTheOrder() {
        Node node = new Node("a");
        node.sends();
        List<Long> expected = written(5);
        trail.seal();
        server.refused.add(expected.get(2));
        for (int i = 0; i < 3; i++) {
            node.sends();
            node.isDue();
        }
        assertEquals(expected.subList(0, 2), server.taken());
        assertEquals(
                "entry %d was answered with status 422".formatted(expected.get(2)),
                node.state().fault());
        assertEquals(3, number("SELECT attempts FROM audit_repository"));

        server.refused.clear();
        node.sends();
        assertEquals(expected, server.taken());
    }

    @Test
    @DisplayName("a node that died while it sent leaves the rest to another once its time is over")
    void anotherNodeGoesOn() {
        Node first = new Node("a");
        first.sends();
        List<Long> expected = written(4);
        trail.seal();
        assertTrue(first.table.claim("fhir").isPresent());
        Node second = new Node("b");
        second.sends();
        assertEquals(List.of(), server.taken());

        trail.asSuperuser("UPDATE audit_repository SET held_until = clock_timestamp()");
        second.sends();
        assertEquals(expected, server.taken());
        assertFalse(first.table.move("fhir", new SealPlace(1, 0), new SealPlace(2, 0), 4));
    }

    @Test
    @DisplayName("what was committed late is sent too, and what was dropped is passed over")
    void passesNothingOver() {
        trail.write(1);
        trail.seal();
        Node node = new Node("a");
        node.sends();
        long late = trail.database().asApplication().inTransaction(handle -> {
            long sequence = handle.createQuery(INSERT).mapTo(Long.class).one();
            trail.write(2);
            trail.seal();
            node.sends();
            return sequence;
        });
        trail.seal();
        node.sends();
        assertEquals(trail.sequencesInTheTrail().size() - 1, server.taken().size());
        assertTrue(server.taken().contains(late));

        long gone = trail.writeOne();
        trail.seal();
        trail.asSuperuser("DELETE FROM audit_entry WHERE sequence = " + gone);
        long last = trail.writeOne();
        trail.seal();
        node.sends();
        assertEquals(last, server.taken().getLast());
        assertFalse(server.taken().contains(gone));
    }

    @Test
    void refusesSettingsThatWouldSendInClear() {
        for (String base : List.of("http://audit.example/fhir", "http://localhost:1/fhir", "https:///x", "ftp://a.b")) {
            assertThrows(IllegalArgumentException.class, () -> server(base, null), base);
        }
        assertThrows(IllegalArgumentException.class, () -> server("https://audit.example/fhir", "secret"));
        assertEquals(
                URI.create("https://audit.example/fhir/AuditEvent"),
                server("https://audit.example/fhir/", null).address());
    }

    private static FhirRepository.Server server(String base, @Nullable String token) {
        return FhirRepository.Server.of(URI.create(base), token, new Secrets(_ -> Optional.empty()), false);
    }

    private List<Long> written(int rows) {
        return Stream.generate(trail::writeOne).limit(rows).toList();
    }

    private long number(String query) {
        return trail.database()
                .asOwner()
                .withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    /** A process that sends. */
    private final class Node {

        private final FeedTable table;
        private final RepositoryFeed feed;

        Node(String name) {
            table = new FeedTable(trail.database().database(), name);
            feed = new RepositoryFeed(
                    table,
                    new SealedEntries(
                            trail.database().database(),
                            new EntryLookup(trail.database().database())),
                    List.of(repository),
                    InstantSource.system());
        }

        void sends() {
            feed.often();
        }

        RepositoryState state() {
            return feed.states().getFirst();
        }

        /** The state as a whole, and that of the repository, when it failed for longer than it may. */
        String health() {
            RepositorySettings settings = (RepositorySettings) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {RepositorySettings.class}, (_, _, _) -> Duration.ZERO);
            InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(1));
            Map<String, Object> said =
                    new RepositoryHealth(feed, settings, later).call().getData().orElseThrow();
            return said.get("state") + " " + said.get("fhir");
        }

        /** The pause after a failure is over. */
        void isDue() {
            trail.asSuperuser("UPDATE audit_repository SET due_at = clock_timestamp()");
        }
    }
}
