package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.oversight.Kept;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** A report is worked by officers of its organisation: looked at, answered, closed. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeReportCaseTest {

    private static final String LIST = "/office/reports";
    private static final String ONE = LIST + "/AAA-AAA-AA3";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;

    @BeforeEach
    void keepSome() {
        database = new TestDatabase(url);
        database.asOwner().useHandle(h -> h.execute("TRUNCATE problem_report CASCADE"));
        Kept.report(database, "northgate-hospital", "AAA-AAA-AA3", "<script>alert(1)</script>");
        Kept.report(database, "northgate-hospital", "AAA-AAA-AA4", "other words");
    }

    @Test
    @DisplayName("it is read, answered and closed, and the list, its filter and its file say how far it is")
    void isReadAnsweredAndClosed() throws Exception {
        OfficeBrowser anjali = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);
        String page = anjali.get(ONE).body();
        assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), page);
        assertTrue(page.contains("<dt>State</dt><dd>New</dd>") && page.contains("NHS No. 999 000 0018"), page);

        assertEquals(422, send(anjali, page, "answered", " ").statusCode());
        assertEquals(422, send(anjali, page, "deleted", "x").statusCode());
        HttpResponse<String> tooLong = send(anjali, page, "answered", "x".repeat(2_001));
        assertEquals(422, tooLong.statusCode());
        assertTrue(tooLong.body().contains("x".repeat(2_001)));
        String answered = send(anjali, page, "answered", "=The surgery <i>corrected</i> it.")
                .body();
        assertTrue(answered.contains("Kept: answered."), answered);
        assertTrue(answered.contains("=The surgery &lt;i&gt;corrected&lt;/i&gt; it."), answered);
        assertTrue(answered.contains("Anjali Deshmukh"), answered);

        String list = anjali.get(LIST + "?state=answered").body();
        assertTrue(list.contains("1 in all, newest first") && list.contains("href=\"" + ONE + "\""), list);
        assertTrue(anjali.get(LIST + "?state=new").body().contains("AAA-AAA-AA4"));
        String file = anjali.get(LIST + ".csv?state=answered").body();
        assertTrue(file.contains("\"Answered\",\"'=The surgery <i>corrected</i> it.\""), file);
        String closed = send(anjali, page, "closed", "").body();
        assertTrue(closed.contains("<dt>State</dt><dd>Closed</dd>") && !closed.contains("<textarea"), closed);
        assertTrue(send(anjali, page, "answered", "Again.").body().contains("Nothing was kept: it is closed."));
    }

    @Test
    @DisplayName("looking and each step are entries; another organisation's officer finds nothing")
    void lookingAndStepsAreEntriesAndOthersFindNothing() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        send(tobias, tobias.get(ONE).body(), "looked-at", "not told");
        assertEquals(
                List.of("reports-read", "report-worked", "reports-read"),
                database.asApplication()
                        .withHandle(h -> h.createQuery("""
                                SELECT event FROM audit_entry WHERE user_name = 'Tobias Wren' AND reports IS NOT NULL
                                  AND reports::text LIKE '%AAA-AAA-AA3%' ORDER BY sequence DESC LIMIT 3
                                """).mapTo(String.class).list()));

        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        assertEquals(404, gareth.get(ONE).statusCode());
        assertEquals(
                404,
                send(gareth, gareth.get("/office/launch-token").body(), "closed", "")
                        .statusCode());
        assertEquals(404, gareth.get(LIST + "/nonsense").statusCode());
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address).get(ONE).statusCode());
        assertEquals(
                403,
                tobias.post(ONE, Map.of("formToken", "other", "step", "closed")).statusCode());
        assertFalse(tobias.get(ONE).body().contains("not told"));
    }

    private static HttpResponse<String> send(OfficeBrowser browser, String page, String step, String words)
            throws Exception {
        Map<String, String> form = new TreeMap<>(OfficeBrowser.fields(page));
        form.put("step", step);
        form.put("words", words);
        return browser.post(ONE, form);
    }
}
