package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditEvent.FeedOutcome;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.FeedId;
import org.sightline.context.Identifier;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Professional;
import org.sightline.context.ReferenceNumber;
import org.sightline.context.TabId;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** For whom a user acts stands in every row of the session. */
class ActingForRowsTest {

    private static final Caller CALLER = new Caller("192.0.2.1", "JUnit", "request-1");
    private static final LaunchContext LAUNCH = Launches.ritaActsForPriya();
    private static final String PRIYA = "{\"name\": \"Dr Priya Nair\", \"identifier\": {\"value\": \"555000000002\","
            + " \"system\": \"https://fhir.nhs.uk/Id/sds-user-id\"}}";

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();
    private final AuditTrail trail =
            new PostgresAuditTrail(database.database(), () -> true, () -> "config-1", "node-a", "0.1.0");

    @BeforeEach
    void goThroughASession() {
        record(new AuditEvent.LaunchPushed(LAUNCH));
        record(new AuditEvent.LaunchAccepted(launchId, LAUNCH));
        Opener opener = Opener.of(launchId, LAUNCH);
        trail.opened(
                trail.opening(opener, TabId.SUMMARY, CALLER),
                new AuditEvent.Opened(AuditEvent.Delivery.WHOLE_PAGE, List.of(), List.of()),
                CALLER);
        DocumentAsked asked =
                new DocumentAsked(new FeedId("greenfield"), "DocumentReference", "1", "1", DocumentAsked.Use.PAGE);
        trail.documentOpened(
                trail.openingDocument(opener, TabId.SUMMARY, asked, CALLER),
                new AuditEvent.DocumentOpened(
                        new FeedOutcome("greenfield", "answered", "", 1, 1, 0, 5), "", "shown", "text/plain", 5),
                CALLER);
        record(new AuditEvent.TabDenied(opener, TabId.SUMMARY, "role-not-permitted"));
        record(new AuditEvent.Printed(opener, TabId.SUMMARY));
        record(new AuditEvent.ProblemReported(launchId, LAUNCH, TabId.SUMMARY, ReferenceNumber.random()));
        record(new AuditEvent.FeedbackGiven(launchId, LAUNCH, ReferenceNumber.random()));
        record(new AuditEvent.OfObjection(new ObjectionEvent.LaunchObjected(LAUNCH, "REF", "PATIENT_OBJECTED")));
        record(new AuditEvent.OfObjection(new ObjectionEvent.OpeningObjected(launchId, LAUNCH, "summary")));
        record(new AuditEvent.OfObjection(new ObjectionEvent.OverrideBegun(launchId, LAUNCH, "consent", "REF")));
        record(new AuditEvent.OfObjection(new ObjectionEvent.ObjectionLifted(launchId, LAUNCH, "summary", "Flood")));
        record(new AuditEvent.Attempted(new AttemptEvent.OfLaunch(launchId, LAUNCH, AttemptReason.COOKIE_WRONG), ""));
        record(new AuditEvent.SessionEnded(launchId, LAUNCH, "acting-for-withdrawn"));
        record(new AuditEvent.SignedOut(launchId, LAUNCH));
    }

    @Test
    @DisplayName("launch, opening, document, refusal, print, report, override, attempt and end name both")
    void everyRowOfTheSessionNamesThem() {
        List<Map<String, Object>> rows = AuditRows.of(database);
        assertEquals(17, rows.size());
        for (Map<String, Object> row : rows) {
            assertEquals(PRIYA, row.get("acting_for"), row::toString);
            assertEquals(
                    !"attempt-refused".equals(row.get("event")),
                    "Rita Okafor".equals(row.get("user_name")),
                    row::toString);
        }
    }

    @Test
    void feedbackNamesThemAndNoPatient() {
        Map<String, Object> row = AuditRows.of(database).stream()
                .filter(one -> "feedback-given".equals(one.get("event")))
                .findFirst()
                .orElseThrow();
        assertEquals(PRIYA, row.get("acting_for"));
        assertFalse(row.containsKey("nhs_number"));
    }

    @Test
    void rowsOfWhoActsForNobodyElseAreAsTheyWere() {
        record(new AuditEvent.LaunchAccepted(launchId, Launches.ritaOpensIvy()));
        assertFalse(AuditRows.of(database).getLast().containsKey("acting_for"));
    }

    @Test
    @DisplayName("C08 a name cannot forge or reorder what is read of a row")
    void aNameIsKeptPlain() {
        Professional hostile = new Professional(new Identifier("urn:gmc", "1\n2"), "Dr \u202eriaN\u0000");
        record(new AuditEvent.LaunchAccepted(launchId, Launches.actingFor(hostile, LAUNCH)));
        String kept = String.valueOf(AuditRows.of(database).getLast().get("acting_for"));
        assertTrue(kept.contains("Dr \\\\u202EriaN\\\\u0000") && kept.contains("1\\\\u000A2"), kept);
    }

    private void record(AuditEvent event) {
        trail.record(event, CALLER);
    }
}
