package org.sightline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditUnavailableException;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.AccessRules.ActingForRules;
import org.sightline.registration.AccessRules.RoleCode;
import org.sightline.registration.AccessRules.RoleRule;
import org.sightline.registration.KeySource;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.ServiceDesk;
import org.sightline.registration.TokenRegistration;
import org.sightline.session.ViewerSession;
import org.sightline.testing.Launches;

class WithdrawnLaunchesTest {

    private static final LaunchConfig WITHOUT = config("v2", List.of());
    private static final LaunchConfig WITH = config("v1", List.of(northgate()));

    private static final AccessRules NURSES_ACT = new AccessRules(
                    List.of(new RoleRule(
                            "Nurse", List.of(new RoleCode(Launches.JOB_ROLE, "R8001")), Set.of(TabId.SUMMARY))),
                    Set.of())
            .with(new ActingForRules(
                    Set.of("https://fhir.nhs.uk/Id/sds-user-id"), Map.of("Nurse", Set.of("northgate"))));

    private final LaunchId launchId = Launches.newId();
    private final RecordedTrail trail = new RecordedTrail();
    private final OpenSessions sessions = new OpenSessions(trail);
    private Instant now = Instant.EPOCH;
    private LaunchConfig current = WITHOUT;
    private boolean keyHolds = true;
    private boolean everyNodeAgrees = true;
    private final WithdrawnLaunches withdrawn =
            new WithdrawnLaunches(sessions, () -> current, _ -> everyNodeAgrees, (_, _) -> keyHolds, () -> now);

    @BeforeEach
    void launch() {
        sessions.open(launchId, Launches.ritaOpensIvy());
    }

    @Test
    void endsWhatAChangeTookAwayAndSaysSoOnce() {
        withdrawn.replaced(WITH);
        withdrawn.sweep();
        withdrawn.sweep();
        assertEnded();
    }

    @Test
    void endsWhatLostItsKeyThoughNothingChangedHere() {
        current = WITH;
        withdrawn.sweep();
        assertGoesOn();
        keyHolds = false;
        withdrawn.sweep();
        assertEnded();
    }

    @Test
    @DisplayName("K05 a node whose configuration is behind ends no session of an organisation it does not know yet")
    void leavesAloneWhatThisNodeNeverKnew() {
        everyNodeAgrees = false;
        withdrawn.sweep();
        withdrawn.replaced(config("v0", List.of()));
        now = now.plus(WithdrawnLaunches.KNOWN_EVERYWHERE_AFTER).plusSeconds(1);
        withdrawn.sweep();
        withdrawn.refused(session(), RecordedTrail.CALLER);
        assertGoesOn();
    }

    @Test
    @DisplayName("K05 nodes that have not said yet what another has just brought into force are no agreement")
    void leavesAYoungSessionToTheNodeThatKnowsIt() {
        now = now.plus(WithdrawnLaunches.KNOWN_EVERYWHERE_AFTER);
        withdrawn.sweep();
        assertGoesOn();
    }

    @Test
    @DisplayName("K07 what was taken away while no node was running ends as well")
    void endsWhatNoNodeKnowsAnyMore() {
        now = now.plus(WithdrawnLaunches.KNOWN_EVERYWHERE_AFTER).plusSeconds(1);
        withdrawn.sweep();
        assertEnded();
    }

    @Test
    void endsAtAClickWhatAChangeTookAwayBeforeTheSweepComes() {
        ViewerSession session = session();
        withdrawn.replaced(WITH);
        withdrawn.refused(session, RecordedTrail.CALLER);
        withdrawn.refused(session, RecordedTrail.CALLER);
        assertEnded();
    }

    @Test
    void endsWhoseUserMayNotActForSomebodyAnyMoreAndNobodyElses() {
        LaunchId acting = Launches.newId();
        current = WITH;
        sessions.opened.clear();
        sessions.open(acting, Launches.ritaActsForPriya());
        sessions.open(launchId, Launches.ritaOpensIvy());
        withdrawn.sweep();
        assertEquals(2, sessions.opened.size(), "this node never had a rule for it");
        withdrawn.replaced(config("v0", List.of(northgate()), NURSES_ACT));
        withdrawn.sweep();
        assertEquals(
                List.of(launchId),
                sessions.opened.stream().map(ViewerSession::launchId).toList());
        assertEquals(
                List.of(new AuditEvent.SessionEnded(acting, Launches.ritaActsForPriya(), "acting-for-withdrawn")),
                trail.events);
    }

    @Test
    void aSessionWhoseEndCannotBeRecordedIsTriedAgain() {
        trail.available = false;
        withdrawn.replaced(WITH);
        assertThrows(AuditUnavailableException.class, withdrawn::sweep);
        assertGoesOn();
        withdrawn.sweepOften();
        trail.available = true;
        withdrawn.sweepOften();
        assertEnded();
    }

    private ViewerSession session() {
        return sessions.opened.getFirst();
    }

    private void assertGoesOn() {
        assertEquals(1, sessions.opened.size());
        assertEquals(List.of(), trail.events);
    }

    private void assertEnded() {
        assertEquals(List.of(), sessions.opened);
        assertEquals(
                List.of(new AuditEvent.SessionEnded(launchId, Launches.ritaOpensIvy(), "registration-or-key-removed")),
                trail.events);
    }

    private static LaunchConfig config(String version, List<LaunchRegistration> organisations) {
        return config(version, organisations, new AccessRules(List.of(), Set.of()));
    }

    private static LaunchConfig config(String version, List<LaunchRegistration> organisations, AccessRules access) {
        return new LaunchConfig(organisations, List.of(), access, version);
    }

    private static LaunchRegistration northgate() {
        LaunchContext rita = Launches.ritaOpensIvy();
        return new LaunchRegistration(
                rita.registration(),
                rita.organisationName(),
                List.of(rita.organisation()),
                new ServiceDesk("Desk", "01604 555 0100", "desk@northgate.example"),
                List.of(),
                new TokenRegistration(
                        rita.voucher().userIssuer(),
                        JWSAlgorithm.ES256,
                        new KeySource.JwksUrl(URI.create("https://epr.northgate.example/jwks.json")),
                        List.of(),
                        false,
                        Set.of(),
                        Duration.ofSeconds(60)),
                null);
    }
}
