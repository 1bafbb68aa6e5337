package org.sightline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.Practitioner;
import org.sightline.context.TabId;
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
        trail = on(database.asApplication());
    }

    @Test
    void anOpeningSaysWhoSawWhichTabOfWhomFromWhereAndWhy() {
        AuditReceipt receipt = trail.opening(launchId, LAUNCH, TabId.SUMMARY, CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", receipt.sequence());
        expected.put("event", "opening");
        expected.put("outcome", "success");
        expected.put("tab", "summary");
        expected.putAll(ritaAndIvy());
        expected.putAll(surroundings());
        assertEquals(List.of(expected), rows());
        assertEquals(LAUNCH, receipt.launch());
        assertEquals(launchId, receipt.launchId());
        assertEquals(TabId.SUMMARY, receipt.tab());
    }

    @Test
    void anOpenedNamesItsOpeningAndWhatWasDelivered() {
        AuditReceipt receipt = trail.opening(launchId, LAUNCH, TabId.SUMMARY, CALLER);

        trail.opened(
                receipt,
                new AuditEvent.Opened(
                        List.of(new AuditEvent.FeedOutcome("greenfield-surgery", "answered", "", 5, 40, 1, 312)),
                        List.of(new AuditEvent.PanelShown("allergies", 1, List.of("AllergyIntolerance/7/_history/2")))),
                CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", receipt.sequence() + 1);
        expected.put("event", "opened");
        expected.put("outcome", "success");
        expected.put("tab", "summary");
        expected.put("opening_sequence", receipt.sequence());
        expected.put(
                "feeds",
                "[{\"feed\": \"greenfield-surgery\", \"detail\": \"\", \"millis\": 312, \"outcome\": \"answered\","
                        + " \"requests\": 5, \"withheld\": 1, \"resources\": 40}]");
        expected.put(
                "shown",
                "[{\"rows\": 1, \"panel\": \"allergies\", \"resources\": [\"AllergyIntolerance/7/_history/2\"]}]");
        expected.putAll(ritaAndIvy());
        expected.putAll(surroundings());
        assertEquals(expected, rows().getLast());
    }

    @Test
    @DisplayName("A11: launches accepted, pushed and refused, denied tabs, sign-outs and ends are each a row")
    void everyEventIsARow() {
        trail.record(new AuditEvent.LaunchPushed(LAUNCH), CALLER);
        trail.record(new AuditEvent.LaunchAccepted(launchId, LAUNCH), CALLER);
        trail.record(new AuditEvent.TabDenied(launchId, LAUNCH, TabId.SUMMARY, "role-not-permitted"), CALLER);
        trail.record(new AuditEvent.SignedOut(launchId, LAUNCH), CALLER);
        trail.record(new AuditEvent.SessionEnded(launchId, LAUNCH, "key-removed"), CALLER);

        assertEquals(
                List.of(
                        "launch-pushed success null",
                        "launch-accepted success null",
                        "tab-denied refused role-not-permitted",
                        "signed-out success null",
                        "session-ended success key-removed"),
                rows().stream()
                        .map(row -> row.get("event") + " " + row.get("outcome") + " " + row.get("reason"))
                        .toList());
        assertTrue(rows().stream()
                .allMatch(row -> row.entrySet()
                        .containsAll(
                                row.get("event").equals("launch-pushed")
                                        ? surroundings().entrySet()
                                        : ritaAndIvy().entrySet())));
    }

    @Test
    void aRefusedLaunchHasItsReferenceItsReasonAndWhoItClaimedToBe() {
        trail.record(refusal("issuer not registered", Optional.of("https://evil.example")), CALLER);

        Map<String, Object> expected = new TreeMap<>();
        expected.put("sequence", rows().getFirst().get("sequence"));
        expected.put("event", "launch-refused");
        expected.put("outcome", "refused");
        expected.put("reason", "ISSUER_UNKNOWN");
        expected.put("door", "TOKEN");
        expected.put("refusal_reference", "K7-M2-Q9");
        expected.put("refusal_detail", "issuer not registered");
        expected.put("claimed_issuer", "https://evil.example");
        expected.putAll(surroundings());
        assertEquals(List.of(expected), rows());
    }

    @Test
    @DisplayName("C08: control and direction characters are made visible, long text is cut, and the row is written")
    void storesHostileTextAsPlainText() {
        trail.record(
                refusal("a\u0000b\r\nINFO forged\u202eevil", Optional.of("x".repeat(5_000))),
                new Caller("192.0.2.7", "agent\u001b[31m" + "y".repeat(5_000), "id"));
        Practitioner hostile = new Practitioner(
                "s\u0000",
                LAUNCH.practitioner().identifiers(),
                "'; DROP TABLE audit_entry; --",
                new Coded("a", "b", "\n"));
        AuditReceipt receipt = trail.opening(launchId, Launches.by(hostile), TabId.SUMMARY, CALLER);
        trail.opened(
                receipt,
                new AuditEvent.Opened(
                        List.of(new AuditEvent.FeedOutcome("f", "unavailable", "\u0000 \\u0000 \ud83d", 0, 0, 0, 1)),
                        List.of()),
                CALLER);

        Map<String, Object> refused = rows().getFirst();
        assertEquals("a\\u0000b\\u000D\\u000AINFO forged\\u202Eevil", refused.get("refusal_detail"));
        assertEquals(300, refused.get("claimed_issuer").toString().length());
        assertEquals(300, refused.get("user_agent").toString().length());
        assertTrue(refused.get("user_agent").toString().startsWith("agent\\u001B[31myyy"));
        assertEquals("'; DROP TABLE audit_entry; --", rows().get(1).get("user_name"));
        assertTrue(rows().getLast().get("feeds").toString().contains("\"\\\\u0000 \\\\u0000 \\\\uD83D\""));
    }

    @Test
    @DisplayName("A06: time is the database's own, in UTC, whatever zone a session or a node is in")
    void takesTimeFromTheDatabase() {
        Instant before = databaseTime();
        AuditReceipt receipt = on(Jdbi.create(
                        database.url() + "?options=-c%20TimeZone=Europe/London", "sightline_app", "test-only"))
                .opening(launchId, LAUNCH, TabId.SUMMARY, CALLER);
        AuditReceipt next = trail.opening(launchId, LAUNCH, TabId.SUMMARY, CALLER);

        assertFalse(receipt.recordedAt().isBefore(before));
        assertFalse(next.recordedAt().isBefore(receipt.recordedAt()));
        assertTrue(next.sequence() > receipt.sequence());
    }

    @Test
    @DisplayName("A07: 64 writers at once lose no row, and each receipt names its own")
    void losesNoRowUnderLoad() throws Exception {
        int writers = 64;
        int each = 20;
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            work.add(() -> write(each));
        }
        List<Long> sequences = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (Future<List<Long>> written : threads.invokeAll(work)) {
                sequences.addAll(written.get());
            }
        }

        assertEquals(writers * each, new HashSet<>(sequences).size());
        List<Long> stored = database.asApplication()
                .withHandle(h -> h.createQuery("SELECT sequence FROM audit_entry ORDER BY sequence")
                        .mapTo(Long.class)
                        .list());
        assertEquals(sequences.stream().sorted().toList(), stored);
        assertEquals(LongStream.rangeClosed(1, writers * each).boxed().toList(), stored);
    }

    @Test
    @DisplayName("A14: when a row cannot be written, neither message nor stack trace holds the patient or the user")
    void saysNothingOfThePatientWhenItFails() {
        database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CHECK (tab <> 'frailty')"));

        AuditUnavailableException e = assertThrows(
                AuditUnavailableException.class, () -> trail.opening(launchId, LAUNCH, new TabId("frailty"), CALLER));

        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertTrue(trace.toString().contains("audit_entry_tab_check"));
        assertFalse(trace.toString().contains(Launches.IVY.digits()), trace.toString());
        assertFalse(trace.toString().contains("Okafor"), trace.toString());
        assertFalse(trace.toString().contains(launchId.value()), trace.toString());
    }

    private List<Long> write(int rows) {
        try (Handle connection =
                Jdbi.create(database.url(), "sightline_app", "test-only").open()) {
            AuditTrail own = on(Jdbi.create(connection.getConnection()));
            List<Long> sequences = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                sequences.add(
                        own.opening(launchId, LAUNCH, TabId.SUMMARY, CALLER).sequence());
            }
            return sequences;
        }
    }

    private static AuditTrail on(Jdbi jdbi) {
        return new PostgresAuditTrail(jdbi, () -> "config-1", "node-a", "0.1.0");
    }

    private static AuditEvent refusal(String detail, Optional<String> claimedIssuer) {
        return new AuditEvent.LaunchRefused(Door.TOKEN, "K7-M2-Q9", "ISSUER_UNKNOWN", detail, claimedIssuer);
    }

    private Instant databaseTime() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT clock_timestamp()")
                        .map((columns, _) ->
                                columns.getObject(1, OffsetDateTime.class).toInstant())
                        .one());
    }

    /** Every row in order, without the columns that are NULL and those that only the database knows. */
    private List<Map<String, Object>> rows() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT * FROM audit_entry ORDER BY sequence")
                        .map((columns, _) -> {
                            Map<String, Object> row = new TreeMap<>();
                            for (int i = 1; i <= columns.getMetaData().getColumnCount(); i++) {
                                Object value = columns.getObject(i);
                                if (value != null) {
                                    row.put(
                                            columns.getMetaData().getColumnName(i),
                                            value instanceof Long number ? number : value.toString());
                                }
                            }
                            row.remove("recorded_at");
                            row.remove("transaction_id");
                            return row;
                        })
                        .list());
    }

    private Map<String, Object> ritaAndIvy() {
        Map<String, Object> row = new TreeMap<>();
        row.put("user_issuer", "https://epr.northgate.example/launch");
        row.put("user_subject", "rita.okafor");
        row.put("user_name", "Rita Okafor");
        row.put(
                "user_identifiers",
                "[{\"value\": \"555000000001\", \"system\": \"https://fhir.nhs.uk/Id/sds-user-id\"}]");
        row.put("user_role_system", Launches.JOB_ROLE);
        row.put("user_role_code", "R8001");
        row.put("user_role_name", "Nurse");
        row.put("organisation_ods", "RNG01");
        row.put("organisation_name", "Northgate Hospital");
        row.put("registration", "northgate");
        row.put("launch_id", launchId.value());
        row.put("door", "TOKEN");
        row.put("token_id", "token-1");
        row.put("key_id", "2026-11");
        row.put("purpose", "TREAT");
        row.put("nhs_number", "9990000018");
        return row;
    }

    private static Map<String, Object> surroundings() {
        return Map.of(
                "node", "node-a",
                "ip", "192.0.2.7",
                "user_agent", "Mozilla/5.0",
                "request_id", "0123456789abcdef",
                "configuration_version", "config-1",
                "application_version", "0.1.0");
    }
}
