package org.sightline.launch.smart.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.feed.LaunchFeeds;
import org.sightline.feed.LaunchFeeds.Permission;
import org.sightline.launch.smart.MockEhr;
import org.sightline.launch.smart.SmartNode;
import org.sightline.launch.smart.SmartOrganisations;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.ViewerSession;
import org.sightline.testing.Launches;
import org.sightline.testing.Waiting;

/** The EHR's tokens from the first to the last: kept unreadable, renewed once for everybody, given back. */
class EhrAccessTest {

    private final MockEhr ehr = SmartNode.asymmetricEhr();
    private final SmartNode node = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
    private final SmartRegistration smart =
            node.config.byId("eastfield").orElseThrow().smart().orElseThrow();

    @AfterEach
    void close() {
        ehr.close();
    }

    private HeldTokens.Tokens usable(ViewerSession session) throws CredentialsException {
        return node.access.usable(session.launchId(), session.launch(), smart);
    }

    @Test
    void theEhrIsAFeedOfTheLaunchesItStartedOnly() throws Exception {
        ViewerSession session = node.launch(ehr);
        EhrFeeds feeds = new EhrFeeds(() -> node.config, node.access);
        assertEquals(smart.feed(), feeds.of(session.launch()));
        LaunchFeeds.Access access = feeds.open(session.launchId(), session.launch());
        assertEquals("ivy-1", access.patientId());
        assertTrue(access.bearer().startsWith("access-"));
        assertEquals(Permission.WHOLE, access.permission("Condition"));
        assertEquals(Permission.NONE, access.permission("MedicationRequest"));
        assertEquals(Optional.empty(), feeds.of(Launches.ritaOpensIvy()));
        node.config = SmartNode.configOf();
        assertEquals(Optional.empty(), feeds.of(session.launch()));
    }

    @Test
    void tokensLieEncryptedInTheDatabaseAndOpenForTheirOwnLaunchOnly() throws Exception {
        ViewerSession session = node.launch(ehr);
        HeldTokens.Tokens tokens = usable(session);
        String sealed = SmartNode.database()
                .asSuperuser()
                .withHandle(handle -> handle.createQuery("SELECT sealed FROM smart_token WHERE launch_id = :id")
                        .bind("id", session.launchId().value())
                        .mapTo(String.class)
                        .one());
        assertFalse(sealed.contains(tokens.access()));
        ViewerSession other = node.launch(ehr);
        SmartNode.database()
                .asOwner()
                .useHandle(
                        handle -> handle.createUpdate("UPDATE smart_token SET sealed = :sealed WHERE launch_id = :id")
                                .bind("sealed", sealed)
                                .bind("id", other.launchId().value())
                                .execute());
        assertThrows(CredentialsException.class, () -> usable(other));
    }

    @Test
    void aNewTokenKeyLeavesOlderTokensReadable() throws Exception {
        ViewerSession session = node.launch(ehr);
        JWKSet before = JWKSet.parse(node.environment.get("TOKEN_KEYS"));
        var next = new OctetSequenceKeyGenerator(256).keyID("tokens-2").generate();
        node.environment.put(
                "TOKEN_KEYS", new JWKSet(List.of(next, before.getKeys().getFirst())).toString(false));
        usable(session);
        node.environment.put("TOKEN_KEYS", new JWKSet(next).toString(false));
        assertThrows(CredentialsException.class, () -> usable(session));
    }

    @Test
    void aTokenIsRenewedBeforeItExpiresAndItsRefreshTokenReplaced() throws Exception {
        ehr.expiresIn = 59;
        ViewerSession session = node.launch(ehr);
        ehr.expiresIn = 3600;
        HeldTokens.Tokens renewed = usable(session);
        assertEquals(1, refreshes());
        assertEquals(renewed, usable(session));
        assertEquals(1, refreshes());
        assertTrue(ehr.refreshTokens.contains(renewed.refresh()));
        assertEquals(List.of(), ehr.checks.failed);
    }

    @Test
    void manyReadingsOnTwoNodesRenewOnce() throws Exception {
        ehr.expiresIn = 30;
        ViewerSession session = node.launch(ehr);
        ehr.expiresIn = 3600;
        SmartNode other = new SmartNode(SmartOrganisations.registration("eastfield", ehr));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HeldTokens.Tokens> here = () -> usable(session);
            Callable<HeldTokens.Tokens> there = () -> other.access.usable(session.launchId(), session.launch(), smart);
            List<Future<HeldTokens.Tokens>> all =
                    threads.invokeAll(List.of(here, there, here, there, here, there, here, there));
            for (Future<HeldTokens.Tokens> one : all) {
                assertEquals(all.getFirst().get().access(), one.get().access());
            }
        }
        assertEquals(1, refreshes());
    }

    @Test
    void aRefusedRefreshEndsThatLaunchAlone() {
        ehr.expiresIn = 30;
        ViewerSession ivy = node.launch(ehr);
        ViewerSession stan = node.launch(ehr);
        ehr.refreshTokens.clear();
        assertThrows(CredentialsException.class, () -> usable(ivy));
        assertEquals(
                List.of(stan.launchId()),
                node.sessions.opened.stream().map(ViewerSession::launchId).toList());
        AuditEvent last = node.trail.events.getLast();
        assertEquals(new AuditEvent.SessionEnded(ivy.launchId(), ivy.launch(), "ehr-access-withdrawn"), last);
    }

    @Test
    void aRefreshThatNamesAnotherPatientEndsTheLaunch() {
        ehr.expiresIn = 30;
        ViewerSession session = node.launch(ehr);
        ehr.tokenResponse = answer -> answer.put("patient", "stan-2");
        assertThrows(CredentialsException.class, () -> usable(session));
        assertEquals(List.of(), node.sessions.opened);
    }

    @Test
    void anEhrThatCannotBeAskedEndsNothing() throws Exception {
        ehr.expiresIn = 30;
        ViewerSession session = node.launch(ehr);
        ehr.statuses.put("/auth/token", 503);
        HeldTokens.Tokens before = usable(session);
        node.now = node.now.plusSeconds(31);
        assertThrows(CredentialsException.class, () -> usable(session));
        assertEquals(1, node.sessions.opened.size());
        node.now = node.now.minusSeconds(31);
        ehr.statuses.clear();
        assertNotEquals(before.access(), usable(session).access());
    }

    @Test
    void aTokenTheEhrRefusedIsRenewedNextTime() throws Exception {
        ViewerSession session = node.launch(ehr);
        HeldTokens.Tokens refused = usable(session);
        node.access.refused(session.launchId(), smart, refused);
        assertNotEquals(refused.access(), usable(session).access());
        node.access.refused(session.launchId(), smart, refused);
        assertEquals(1, refreshes());
    }

    @Test
    void tokensOfEndedSessionsAreDroppedAndGivenBack() throws Exception {
        ViewerSession ended = node.launch(ehr);
        ViewerSession live = node.launch(ehr);
        HeldTokens.Tokens tokens = usable(ended);
        new EndedLaunches(
                        node.held,
                        node.access,
                        launches -> launches.contains(ended.launchId()) ? Set.of(ended.launchId()) : Set.of(),
                        () -> node.config)
                .sweep();
        assertThrows(CredentialsException.class, () -> usable(ended));
        usable(live);
        Waiting.untilEqual(Set.of(tokens.access(), tokens.refresh()), () -> Set.copyOf(ehr.revoked));
    }

    @Test
    void tokensShowInNoTextOfOurs() throws Exception {
        ViewerSession session = node.launch(ehr);
        HeldTokens.Tokens tokens = usable(session);
        String all = tokens + " " + session + " " + node.trail.events;
        assertFalse(all.contains(tokens.access()) || all.contains(tokens.refresh()));
    }

    private long refreshes() {
        return ehr.requests.stream()
                        .filter(request -> request.equals("POST /auth/token"))
                        .count()
                - 1;
    }
}
