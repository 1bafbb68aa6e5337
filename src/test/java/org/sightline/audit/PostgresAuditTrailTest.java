package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.FeedId;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Practitioner;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

class PostgresAuditTrailTest {

    private static final Caller CALLER = new Caller("192.0.2.7", "Mozilla/5.0", "0123456789abcdef");
    private static final LaunchContext LAUNCH = Launches.ritaOpensIvy();

    private final TestDatabase database = TestDatabase.migrated();
    private final LaunchId launchId = Launches.newId();
    private AuditTrail trail;

    @BeforeEach
    void open() {
        trail = on(database.database());
    }

    @Test
    void anOpeningSaysWhoSawWhichTabOfWhomFromWhereAndWhy() {
        AuditReceipt receipt = trail.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", receipt.sequence());
        expected.put("event", "opening");
        expected.put("outcome", "success");
        expected.put("tab", "summary");
        expected.putAll(AuditRows.ritaAndIvy(launchId));
        expected.putAll(AuditRows.surroundings());
        assertEquals(List.of(expected), AuditRows.of(database));
        assertEquals(LAUNCH, receipt.launch());
        assertEquals(launchId, receipt.launchId());
        assertEquals(TabId.SUMMARY, receipt.tab());
    }

    @Test
    void anOpenedNamesItsOpeningAndWhatWasDelivered() {
        AuditReceipt receipt = trail.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);

        trail.opened(
                receipt,
                new AuditEvent.Opened(
                        AuditEvent.Delivery.AS_FEEDS_ANSWERED,
                        List.of(new AuditEvent.FeedOutcome("greenfield-surgery", "answered", "", 5, 40, 1, 312)),
                        List.of(new AuditEvent.PanelShown(
                                "allergies", 1, List.of("AllergyIntolerance/7/_history/2"), 340))),
                CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", receipt.sequence() + 1);
        expected.put("event", "opened");
        expected.put("outcome", "success");
        expected.put("tab", "summary");
        expected.put("opening_sequence", receipt.sequence());
        expected.put("delivery", "as-feeds-answered");
        expected.put(
                "feeds",
                "[{\"feed\": \"greenfield-surgery\", \"detail\": \"\", \"millis\": 312, \"outcome\": \"answered\","
                        + " \"requests\": 5, \"withheld\": 1, \"resources\": 40}]");
        expected.put(
                "shown",
                "[{\"rows\": 1, \"panel\": \"allergies\", \"resources\": [\"AllergyIntolerance/7/_history/2\"], \"deliveredMillis\": 340}]");
        expected.putAll(AuditRows.ritaAndIvy(launchId));
        expected.putAll(AuditRows.surroundings());
        assertEquals(expected, AuditRows.of(database).getLast());
    }

    @Test
    @DisplayName("A14: a document has an opening and an opened row, which name it and hold nothing of it")
    void aDocumentOpenedIsTwoRows() {
        DocumentAsked asked = new DocumentAsked(
                new FeedId("greenfield-surgery"), "DocumentReference", "d1", "1.2", DocumentAsked.Use.DOWNLOAD);
        DocumentReceipt receipt = trail.openingDocument(Opener.of(launchId, LAUNCH), TabId.SUMMARY, asked, CALLER);
        trail.documentOpened(
                receipt,
                new AuditEvent.DocumentOpened(
                        new AuditEvent.FeedOutcome("greenfield-surgery", "answered", "", 3, 1, 0, 41),
                        "greenfield-surgery/DocumentReference/d1@3",
                        "shown",
                        "application/pdf",
                        4_711),
                CALLER);

        Map<String, Object> opening = AuditRows.of(database).getFirst();
        assertEquals("document-opening", opening.get("event"));
        assertEquals(
                "{\"id\": \"d1\", \"use\": \"download\", \"feed\": \"greenfield-surgery\", \"part\": \"1.2\", \"type\": \"DocumentReference\"}",
                opening.get("document"));
        Map<String, Object> opened = AuditRows.of(database).getLast();
        assertEquals("document-opened", opened.get("event"));
        assertEquals(receipt.sequence(), opened.get("opening_sequence"));
        assertEquals(
                "{\"id\": \"d1\", \"use\": \"download\", \"feed\": \"greenfield-surgery\", \"part\": \"1.2\", \"type\": \"DocumentReference\", \"bytes\": 4711, \"outcome\": \"shown\","
                        + " \"reference\": \"greenfield-surgery/DocumentReference/d1@3\", \"contentType\": \"application/pdf\"}",
                opened.get("document"));
    }

    @Test
    @DisplayName("A11: launches accepted, pushed and refused, denied tabs, sign-outs and ends are each a row")
    void everyEventIsARow() {
        trail.record(new AuditEvent.LaunchPushed(LAUNCH), CALLER);
        trail.record(new AuditEvent.LaunchAccepted(launchId, LAUNCH), CALLER);
        trail.record(
                new AuditEvent.TabDenied(Opener.of(launchId, LAUNCH), TabId.SUMMARY, "role-not-permitted"), CALLER);
        trail.record(new AuditEvent.SignedOut(launchId, LAUNCH), CALLER);
        trail.record(new AuditEvent.SessionEnded(launchId, LAUNCH, "key-removed"), CALLER);

        assertEquals(
                List.of(
                        "launch-pushed success null",
                        "launch-accepted success null",
                        "tab-denied refused role-not-permitted",
                        "signed-out success null",
                        "session-ended success key-removed"),
                AuditRows.of(database).stream()
                        .map(row -> row.get("event") + " " + row.get("outcome") + " " + row.get("reason"))
                        .toList());
        assertTrue(AuditRows.of(database).stream()
                .allMatch(row -> row.entrySet()
                        .containsAll(
                                row.get("event").equals("launch-pushed")
                                        ? AuditRows.surroundings().entrySet()
                                        : AuditRows.ritaAndIvy(launchId).entrySet())));
    }

    @Test
    void aRefusedLaunchHasItsReferenceItsReasonAndWhoItClaimedToBe() {
        trail.record(refusal("issuer not registered", "https://evil.example"), CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", AuditRows.of(database).getFirst().get("sequence"));
        expected.put("event", "launch-refused");
        expected.put("outcome", "refused");
        expected.put("reason", "ISSUER_UNKNOWN");
        expected.put("door", "TOKEN");
        expected.put("refusal_reference", "K7-M2-Q9");
        expected.put("proof", "named");
        expected.put("refusal_detail", "issuer not registered");
        expected.put("claimed_issuer", "https://evil.example");
        expected.putAll(AuditRows.surroundings());
        assertEquals(List.of(expected), AuditRows.of(database));
    }

    @Test
    @DisplayName("C08: control and direction characters are made visible, long text is cut, and the row is written")
    void storesHostileTextAsPlainText() {
        trail.record(
                refusal("a\u0000b\r\nINFO forged\u202eevil", "x".repeat(5_000)),
                new Caller("192.0.2.7", "agent\u001b[31m" + "y".repeat(5_000), "id"));
        Practitioner hostile = new Practitioner(
                "s\u0000",
                LAUNCH.practitioner().identifiers(),
                "'; DROP TABLE audit_entry; --",
                new Coded("a", "b", "\n"));
        AuditReceipt receipt = trail.opening(Opener.of(launchId, Launches.by(hostile)), TabId.SUMMARY, CALLER);
        trail.opened(
                receipt,
                new AuditEvent.Opened(
                        AuditEvent.Delivery.AS_FEEDS_ANSWERED,
                        List.of(new AuditEvent.FeedOutcome("f", "unavailable", "\u0000 \\u0000 \ud83d", 0, 0, 0, 1)),
                        List.of()),
                CALLER);

        Map<String, Object> refused = AuditRows.of(database).getFirst();
        assertEquals("a\\u0000b\\u000D\\u000AINFO forged\\u202Eevil", refused.get("refusal_detail"));
        assertEquals(300, refused.get("claimed_issuer").toString().length());
        assertEquals(300, refused.get("user_agent").toString().length());
        assertTrue(refused.get("user_agent").toString().startsWith("agent\\u001B[31myyy"));
        assertEquals(
                "'; DROP TABLE audit_entry; --", AuditRows.of(database).get(1).get("user_name"));
        assertTrue(
                AuditRows.of(database).getLast().get("feeds").toString().contains("\"\\\\u0000 \\\\u0000 \\\\uD83D\""));
    }

    @Test
    @DisplayName("A08: while seals are stalled nothing is opened, and what else happens is recorded")
    void opensNothingWhileSealsAreStalled() {
        AuditTrail stalled =
                new PostgresAuditTrail(database.database(), () -> false, () -> "config-1", "node-a", "0.1.0");
        DocumentAsked document = new DocumentAsked(
                new FeedId("greenfield-surgery"), "DocumentReference", "d1", "1.2", DocumentAsked.Use.DOWNLOAD);

        assertThrows(
                AuditUnavailableException.class,
                () -> stalled.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER));
        assertThrows(
                AuditUnavailableException.class,
                () -> stalled.openingDocument(Opener.of(launchId, LAUNCH), TabId.SUMMARY, document, CALLER));
        stalled.record(new AuditEvent.SignedOut(launchId, LAUNCH), CALLER);

        assertEquals(
                List.of("signed-out"),
                AuditRows.of(database).stream().map(row -> row.get("event")).toList());
    }

    @Test
    void knowsWhenTheSameUserLastOpenedTheSamePatientInAnEarlierLaunch() {
        PostgresAuditTrail own = on(database.database());
        AuditReceipt earlier = own.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);
        assertEquals(Optional.empty(), own.lastBefore(earlier));
        AuditEvent.Opened nothing = new AuditEvent.Opened(AuditEvent.Delivery.WHOLE_PAGE, List.of(), List.of());
        own.opened(earlier, nothing, CALLER);
        AuditReceipt sameLaunch = own.opening(Opener.of(launchId, LAUNCH), TabId.SUMMARY, CALLER);
        assertEquals(Optional.empty(), own.lastBefore(sameLaunch), "tabs of one launch are one look");

        LaunchId next = new LaunchId("BBBBBBBBBBBBBBBBBBBBBB");
        AuditReceipt later = own.opening(Opener.of(next, LAUNCH), new TabId("end-of-life"), CALLER);
        assertTrue(own.lastBefore(later).orElseThrow().isAfter(earlier.recordedAt()));
        AuditReceipt another = Receipts.forPatient("9990000026", LocalDate.parse("1950-01-01"));
        assertEquals(Optional.empty(), own.lastBefore(another), "another patient's openings do not count");
    }

    private static PostgresAuditTrail on(Database database) {
        return new PostgresAuditTrail(database, () -> true, () -> "config-1", "node-a", "0.1.0");
    }

    private static AuditEvent refusal(String detail, @Nullable String claimedIssuer) {
        return new AuditEvent.LaunchRefused(
                Door.TOKEN, "K7-M2-Q9", "ISSUER_UNKNOWN", detail, claimedIssuer, null, false);
    }
}
