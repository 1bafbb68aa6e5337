package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail;
import org.sightline.session.SessionEnd;
import org.sightline.session.ViewerSession;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Reports that are not kept, and that nobody else sees. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class ReportRefusedTest {

    private static final String WORDS = "The latex allergy is missing.";

    @Inject
    ViewerSessions sessions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private Reporting rita;

    @BeforeEach
    void openARecord() {
        database = new TestDatabase(url);
        rita = new Reporting(sessions);
    }

    @Test
    void aLaunchReportsNoMoreOftenThanItMayAndIsToldSo() {
        for (int i = 0; i < PostgresProblemReports.MOST_OF_A_LAUNCH; i++) {
            assertEquals(303, rita.with("form", "%022d".formatted(i)).send().statusCode());
        }

        Response page = rita.with("form", "one-too-many-AAAAAAAAA").send();

        assertEquals(429, page.statusCode());
        assertTrue(page.asString().contains("The report was not sent"), page.asString());
        assertTrue(page.asString().contains(WORDS));
        assertEquals(
                PostgresProblemReports.MOST_OF_A_LAUNCH, rita.kept(database).size());
    }

    @Test
    void aFormFromSomewhereElseIsRefused() {
        assertEquals(403, rita.sendFrom("https://evil.example").statusCode());
        assertEquals(404, rita.with("token", "forged").send().statusCode());
        assertEquals(List.of(), rita.kept(database));
    }

    @Test
    void anotherBrowserSeesNeitherFormNorReceipt() {
        Response sent = rita.send();
        Reporting other = new Reporting(sessions);

        assertEquals(404, other.asked().get(rita.address()).statusCode());
        assertEquals(404, other.asked().get(sent.header("Location")).statusCode());
        assertEquals(
                404, other.asked().get(other.address() + "/" + reference(sent)).statusCode());
        assertEquals(404, rita.asked().get(rita.address() + "/none").statusCode());
    }

    @Test
    void anEndedSessionReportsNothing() {
        ViewerSession session = rita.opened.session();
        sessions.end(session.launchId(), session.launch(), SessionEnd.SIGNED_OUT, AuditTrail.Caller.OURSELVES);

        assertEquals(401, rita.page("summary").statusCode());
        assertEquals(401, rita.send().statusCode());
        assertEquals(List.of(), rita.kept(database));
    }

    @Test
    @DisplayName(
            "A01: without its audit row nothing of a report is kept, and the page says so with the words still on it")
    void nothingIsKeptWithoutItsAuditRow() {
        assertNothingIsKeptWithoutTheRightTo("INSERT", "audit_entry");
    }

    @Test
    void whenTheReportCannotBeWrittenThePageSaysSo() {
        assertNothingIsKeptWithoutTheRightTo("SELECT", "problem_report");
        assertEquals(List.of(), rita.audited(database).stream().skip(1).toList());
    }

    private void assertNothingIsKeptWithoutTheRightTo(String right, String table) {
        String columns = database.asOwner()
                .withHandle(h -> h.createQuery("""
                                SELECT string_agg(column_name, ', ') FROM information_schema.column_privileges
                                WHERE grantee = 'sightline_app' AND table_name = :table AND privilege_type = :right
                                """)
                        .bind("table", table)
                        .bind("right", right)
                        .mapTo(String.class)
                        .one());
        database.asOwner().useHandle(h -> h.execute("REVOKE " + right + " ON " + table + " FROM sightline_app"));
        if (right.equals("INSERT")) {
            database.asOwner()
                    .useHandle(h ->
                            h.execute("REVOKE " + right + " (" + columns + ") ON " + table + " FROM sightline_app"));
        }
        Response page;
        try {
            page = rita.send();
        } finally {
            database.asOwner()
                    .useHandle(
                            h -> h.execute("GRANT " + right + " (" + columns + ") ON " + table + " TO sightline_app"));
        }
        assertEquals(503, page.statusCode());
        assertEquals("5", page.header("Retry-After"));
        assertTrue(page.asString().contains("nothing of this one was kept"), page.asString());
        assertTrue(page.asString().contains(">" + WORDS + "</textarea>"), page.asString());
        assertEquals(List.of(), rita.kept(database));
        assertEquals(303, rita.send().statusCode());
        assertEquals(1, rita.kept(database).size());
    }

    private static String reference(Response sent) {
        String location = sent.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
