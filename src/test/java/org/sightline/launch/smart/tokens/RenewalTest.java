package org.sightline.launch.smart.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.database.Database;
import org.sightline.launch.smart.MockEhr;
import org.sightline.launch.smart.SmartNode;
import org.sightline.launch.smart.SmartOrganisations;
import org.sightline.launch.smart.tokens.HeldTokens.Tokens;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.ViewerSession;
import org.sightline.testing.Waiting;

/** Tokens near their end, an EHR that takes its time, and a pool of two connections. */
@Isolated("measures time")
class RenewalTest {

    private static final int CONNECTIONS = 2;

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final CountDownLatch answers = new CountDownLatch(1);
    /** How often each thread had a connection. */
    private final Map<Thread, Integer> acquired = new ConcurrentHashMap<>();

    private final ExecutorService readings = Executors.newVirtualThreadPerTaskExecutor();
    private AgroalDataSource pool;
    private SmartNode node;
    private SmartRegistration smart;
    private int launches;

    @BeforeEach
    void open() throws SQLException {
        pool = AgroalDataSource.from(
                new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(settings -> settings.maxSize(CONNECTIONS)
                                .acquisitionTimeout(Duration.ofSeconds(4))
                                .connectionFactoryConfiguration(connection -> connection
                                        .jdbcUrl(SmartNode.database().url())
                                        .principal(new NamePrincipal("sightline_app"))
                                        .credential(new SimplePassword("test-only")))),
                new AgroalDataSourceListener() {
                    @Override
                    public void onConnectionAcquire(Connection connection) {
                        acquired.merge(Thread.currentThread(), 1, Integer::sum);
                    }
                });
        node = new SmartNode(
                new Database(pool, "test", new SimpleMeterRegistry()),
                SmartOrganisations.registration("eastfield", ehr));
        smart = node.config.byId("eastfield").orElseThrow().smart().orElseThrow();
        ehr.expiresIn = 30;
    }

    @AfterEach
    void close() {
        answers.countDown();
        readings.close();
        ehr.close();
        pool.close();
    }

    @Test
    @DisplayName("A01 many tokens near their end and one slow token endpoint leave the database to everybody else")
    void aSlowTokenEndpointHoldsNoConnection() throws Exception {
        List<ViewerSession> sessions = new ArrayList<>();
        for (int i = 0; i < 3 * CONNECTIONS; i++) {
            sessions.add(launch());
        }
        takesItsTime();
        List<Future<Tokens>> renewals = sessions.stream().map(this::reading).toList();
        awaitRefreshes(sessions.size());

        try (MockEhr another = SmartNode.asymmetricEhr()) {
            SmartNode beside = new SmartNode(
                    new Database(pool, "test", new SimpleMeterRegistry()),
                    SmartOrganisations.registration("eastfield", another));
            assertEquals("eastfield", beside.launch(another).launch().registration());
        }
        answers.countDown();
        for (Future<Tokens> renewal : renewals) {
            renewal.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatOneReadingTriesInVainTheOthersDoNotTryAgain() throws Exception {
        ViewerSession session = launch();
        Tokens before = node.held
                .find(session.launchId(), smart.tokenKeys())
                .orElseThrow()
                .tokens();
        takesItsTime();
        acquired.clear();
        ehr.statuses.put("/auth/token", 503);
        List<Future<Tokens>> all = List.of(reading(session), reading(session), reading(session), reading(session));
        awaitRefreshes(1);
        // each finds the claim, and then looks for what comes of it
        Waiting.until(
                () -> acquired.values().stream().filter(times -> times > 1).count() == all.size() - 1);
        answers.countDown();
        for (Future<Tokens> one : all) {
            assertEquals(before, one.get(30, TimeUnit.SECONDS));
        }
        assertEquals(1, refreshes());
    }

    @Test
    void aClaimOfANodeThatDiedEndsByItself() throws Exception {
        ViewerSession session = launch();
        ehr.expiresIn = 3600;
        claimedFor("3 seconds", session);
        Tokens before = usable(session);
        assertEquals(0, refreshes(), "nobody renews what another has claimed");
        assertNotEquals(before, usable(session));
        assertEquals(1, refreshes());
    }

    @Test
    void aClaimWhoseTokensHaveExpiredIsWaitedFor() throws Exception {
        ViewerSession session = launch();
        claimedFor("3 seconds", session);
        node.now = node.now.plusSeconds(31);
        assertThrows(CredentialsException.class, () -> usable(session));
        usable(session);
        assertEquals(1, refreshes());
    }

    @Test
    void aLaunchThatEndsMeanwhileGivesItsNewTokensBack() throws Exception {
        ViewerSession session = launch();
        takesItsTime();
        Future<Tokens> renewal = reading(session);
        awaitRefreshes(1);
        assertTrue(node.held.drop(session.launchId(), smart.tokenKeys()).isPresent());
        Set<String> known = Set.copyOf(ehr.refreshTokens);
        answers.countDown();
        ExecutionException over = assertThrows(ExecutionException.class, () -> renewal.get(30, TimeUnit.SECONDS));
        assertEquals(CredentialsException.class, over.getCause().getClass());
        Set<String> given = new HashSet<>(ehr.refreshTokens);
        given.removeAll(known);
        assertEquals(1, given.size());
        Waiting.until(() -> ehr.revoked.containsAll(given));
    }

    @Test
    void whileTheTrailIsAwayARefusalEndsNothingAndIsMetAgain() {
        ViewerSession session = launch();
        ehr.refreshTokens.clear();
        node.trail.available = false;
        assertThrows(CredentialsException.class, () -> usable(session));
        assertEquals(1, node.sessions.opened.size());
        node.trail.available = true;
        assertThrows(CredentialsException.class, () -> usable(session));
        assertEquals(List.of(), node.sessions.opened);
    }

    @Test
    void aTokenThatIsBeingRenewedIsNotMarkedAsRefused() throws Exception {
        ViewerSession session = launch();
        Tokens tokens = node.held
                .find(session.launchId(), smart.tokenKeys())
                .orElseThrow()
                .tokens();
        takesItsTime();
        ehr.expiresIn = 3600;
        Future<Tokens> renewal = reading(session);
        awaitRefreshes(1);
        node.access.refused(session.launchId(), smart, tokens);
        answers.countDown();
        assertEquals(renewal.get(30, TimeUnit.SECONDS), usable(session));
        assertEquals(1, refreshes());
    }

    private ViewerSession launch() {
        launches++;
        return node.launch(ehr);
    }

    private Tokens usable(ViewerSession session) throws CredentialsException {
        return node.access.usable(session.launchId(), session.launch(), smart);
    }

    private Future<Tokens> reading(ViewerSession session) {
        return readings.submit(() -> usable(session));
    }

    private void takesItsTime() {
        ehr.beforeAnswer = exchange -> {
            if (exchange.getRequestURI().getPath().equals("/auth/token")) {
                try {
                    answers.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private void claimedFor(String time, ViewerSession session) {
        SmartNode.database()
                .asOwner()
                .useHandle(handle -> handle.createUpdate("UPDATE smart_token SET renewing_until = clock_timestamp() + '"
                                + time + "' WHERE launch_id = :launchId")
                        .bind("launchId", session.launchId().value())
                        .execute());
    }

    private void awaitRefreshes(long count) {
        Waiting.untilEqual(count, this::refreshes);
    }

    private long refreshes() {
        return ehr.requests.stream()
                        .filter(request -> request.equals("POST /auth/token"))
                        .count()
                - launches;
    }
}
