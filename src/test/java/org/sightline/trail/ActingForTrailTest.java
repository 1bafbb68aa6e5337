package org.sightline.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.Opener;
import org.sightline.audit.Trails;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** A patient whose record was opened for somebody else, who asks who looked. */
class ActingForTrailTest {

    private static final LaunchContext LAUNCH = Launches.ritaActsForPriya();

    private final TestDatabase database = TestDatabase.migrated();
    private final PatientTrail trail = new PatientTrail(database.database());
    private final LaunchId launchId = Launches.newId();

    @BeforeEach
    void goThroughASession() {
        AuditTrail written = Trails.trail(database.database());
        List.of(
                        new AuditEvent.LaunchAccepted(launchId, LAUNCH),
                        new AuditEvent.Printed(Opener.of(launchId, LAUNCH), TabId.SUMMARY),
                        new AuditEvent.SessionEnded(launchId, LAUNCH, "acting-for-withdrawn"),
                        new AuditEvent.Attempted(
                                new AttemptEvent.OfLaunch(launchId, LAUNCH, AttemptReason.COOKIE_WRONG), ""),
                        new AuditEvent.LaunchAccepted(Launches.newId(), Launches.ritaOpensIvy()))
                .forEach(event -> written.record(event, Looking.CALLER));
    }

    @Test
    @DisplayName("each row says who it was and for whom; of whoever is not known it says neither")
    void everyRowSaysWhoItWasAndForWhom() {
        assertEquals(
                List.of(
                        "launch-accepted Rita Okafor for Dr Priya Nair",
                        "printed Rita Okafor for Dr Priya Nair",
                        "session-ended Rita Okafor for Dr Priya Nair",
                        "attempt-refused  for ",
                        "launch-accepted Rita Okafor for "),
                rows().stream()
                        .map(row -> row.event().name() + " " + row.person().name() + " for "
                                + row.person().actingFor())
                        .toList());
    }

    @Test
    void saysWhyTheRecordWasClosed() {
        LaunchConfig config = new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "c-1");
        assertEquals(
                "The record was closed for them: they may no longer act for somebody else",
                new EntryWords(List::of, () -> config).of(rows().get(2)));
    }

    private List<TrailEntry> rows() {
        TrailQuestion question =
                new TrailQuestion(List.of(Launches.IVY), new WhoseUsers.OfEverybody(), TrailQuestion.EVER, trail.now());
        return trail.before(question, question.until(), 0, 100).reversed();
    }
}
