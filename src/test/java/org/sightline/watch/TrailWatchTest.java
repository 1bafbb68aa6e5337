package org.sightline.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each rule finds the curious colleague and nobody who does their work, however the trail is read. */
class TrailWatchTest {

    private static final Set<String> FOUND = new TreeSet<>(Set.of(
            "own-record cora.pell 9991008101",
            "same-surname cora.pell 9991008136",
            "volume cora.pell",
            "many-users 9991008160",
            "override-rate cora.pell",
            "override-words cora.pell",
            "out-of-hours cora.pell",
            "two-places cora.pell",
            "no-contact cora.pell 9991008195",
            "stated-relationship cora.pell 9991008195",
            "attempts 9991008527",
            "wrong-patient 9991008225"));

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "A month of plausible use with a curious colleague: every rule finds its case once, and none a quiet one")
    void findsTheCuriousColleagueAndNobodyElse() throws Exception {
        WatchedMonth month = new WatchedMonth(folder, WatchedMonth.RULES).written();
        TrailWatch other = month.node();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            var first = both.submit(() -> month.watch());
            both.submit(other::eachMinute).get();
            first.get();
        }
        month.watch();

        assertEquals(FOUND, month.found());
        assertEquals("0", month.one("SELECT count(*) FROM alert_case WHERE round > 1"));
        assertEquals(
                "0",
                month.one("SELECT count(*) FROM alert_case WHERE reference NOT IN (SELECT reference FROM"
                        + " alert_evidence)"));
        String cases = month.one("SELECT count(*) FROM alert_case");
        assertEquals(cases, month.one("SELECT count(*) FROM audit_entry WHERE event = 'alert-opened'"));
        assertEquals(cases, month.one("SELECT count(*) FROM outbox_message WHERE occasion = 'alert'"));
        assertEquals("16", month.one(evidence("many-users")), "each user once");
        assertTrue(Integer.parseInt(month.one(evidence("volume"))) >= 55);
    }

    @Test
    @DisplayName("What commits late is not passed over, and what comes later is found at the next look")
    void readsWhatCommitsLate() {
        WatchedMonth month = new WatchedMonth(folder, "rules: [{kind: own-record}]");
        month.watch();
        try (Handle late = month.database.asOwner().open()) {
            late.begin();
            ownRecord(late, "late");
            month.database.asOwner().useHandle(soon -> ownRecord(soon, "soon"));
            month.watch();
            late.commit();
        }
        month.watch();
        assertEquals(Set.of("own-record late 9990000018", "own-record soon 9990000018"), month.found());
        month.database.asOwner().useHandle(next -> ownRecord(next, "next"));
        month.watch();
        assertTrue(month.found().contains("own-record next 9990000018"), month.found()::toString);
    }

    @Test
    void aChangedRuleReadsTheTrailFromItsBeginningAndOneForSomeStandsBeforeTheOneForAll() {
        WatchedMonth month = new WatchedMonth(
                        folder, "rules: [{kind: out-of-hours, from: '07:00', until: '20:00', roles: [R8010]}]")
                .written();
        month.watch();
        assertEquals(Set.of("out-of-hours cora.pell"), month.found());

        month.rules("""
                rules:
                  - {kind: out-of-hours, from: '07:00', until: '20:00', weekends: true}
                  - {kind: volume, atLeast: 2}
                  - {kind: volume, name: volume-northgate, organisations: [northgate]}
                """);
        month.watch();
        assertEquals(
                Set.of("out-of-hours cora.pell", "out-of-hours nadia.frost", "volume-northgate cora.pell"),
                month.found());
        assertEquals("1", month.one(cases("cora.pell")));
        assertEquals("10", month.one(cases("nadia.frost")));
    }

    @Test
    void aRestoredDatabaseIsReadAgainAndNothingIsFoundTwice() {
        WatchedMonth month = new WatchedMonth(folder, "rules: [{kind: own-record}]");
        month.database.asOwner().useHandle(now -> ownRecord(now, "before"));
        month.watch();
        month.database
                .asOwner()
                .useHandle(owner -> owner.execute(
                        "UPDATE watch_position SET cluster = 'another/1', to_transaction = '4000000000'"));
        month.database.asOwner().useHandle(now -> ownRecord(now, "after"));
        month.watch();
        assertEquals(Set.of("own-record after 9990000018", "own-record before 9990000018"), month.found());
        assertEquals("2", month.one("SELECT count(*) FROM alert_case"));
    }

    private static void ownRecord(Handle handle, String user) {
        handle.createUpdate("""
                        INSERT INTO audit_entry (
                            event, outcome, node, configuration_version, application_version, registration, user_issuer,
                            user_subject, user_name, user_identifiers, launch_id, nhs_number, tab)
                        VALUES ('opening', 'success', 'n', 'c', 'a', 'northgate', 'i', :user, :user,
                            '[{"system": "https://fhir.nhs.uk/Id/nhs-number", "value": "9990000018"}]', 'l', '9990000018', 't')
                        """).bind("user", user).execute();
    }

    private static String evidence(String rule) {
        return "SELECT count(*) FROM alert_evidence JOIN alert_case USING (reference) WHERE rule = '" + rule + "'";
    }

    private static String cases(String user) {
        return "SELECT count(*) FROM alert_case WHERE rule = 'out-of-hours' AND user_subject = '" + user + "'";
    }
}
