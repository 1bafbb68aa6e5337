package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.demo.identity.OfficeBrowser;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** The trail searched by an officer, after a real launch. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeEntriesTest {

    private static final String IVY = "9990000018";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private Desk.Launched launched;

    @BeforeEach
    void openARecord() throws Exception {
        database = new TestDatabase(url);
        launched = new Desk(address).launched("rita-okafor", IVY);
        assertTrue(launched.body().contains("ADEYEMI"), launched.body());
    }

    @Test
    @DisplayName("the trail is searched by user, patient, tab, way in, day and outcome; each line leads to its entry")
    void isSearched() throws Exception {
        String link = "href=\"/office/entries/" + entry("opened") + "\"";
        assertTrue(search(DemoOfficer.TOBIAS, "", Map.of("who", "RITA okafor"))
                .body()
                .contains(link));
        assertTrue(search(DemoOfficer.TOBIAS, "", Map.of("nhsNumber", "999 000 0018", "tab", "summary"))
                .body()
                .contains(link));
        assertTrue(search(DemoOfficer.RUTH, "", Map.of("door", "TOKEN", "outcome", "success"))
                .body()
                .contains(link));
        for (Map<String, String> other : List.of(
                Map.of("who", "Nobody"),
                Map.of("tab", "diabetes"),
                Map.of("outcome", "refused"),
                Map.of("door", "SMART"),
                Map.of("to", "2020-01-01"))) {
            HttpResponse<String> page = search(DemoOfficer.TOBIAS, "", other);
            assertEquals(200, page.statusCode());
            assertFalse(page.body().contains(link), other.toString());
        }
        assertFalse(
                search(DemoOfficer.GARETH, "", Map.of("nhsNumber", IVY)).body().contains(link));
        assertEquals(
                422,
                search(DemoOfficer.TOBIAS, "", Map.of("from", "2026-01-01")).statusCode());
        assertEquals(
                200,
                search(DemoOfficer.TOBIAS, "", Map.of("from", "2026-01-01", "nhsNumber", IVY))
                        .statusCode());
        assertEquals(
                422,
                search(DemoOfficer.TOBIAS, "", Map.of("nhsNumber", "<script>")).statusCode());
        assertEquals(403, search(DemoOfficer.MIRIAM, "", Map.of()).statusCode());
    }

    @Test
    @DisplayName("A11: a search is an entry, also as a file, and without it nothing is handed over")
    void searchingIsAnEntry() throws Exception {
        String csv = search(DemoOfficer.TOBIAS, "/csv", Map.of("who", "Rita Okafor", "tab", "summary"))
                .body();
        assertTrue(csv.contains("\"" + entry("opened") + "\",") && csv.contains("\"Rita Okafor\""), csv);
        assertEquals(
                1,
                number(
                        "SELECT count(*) FROM audit_entry WHERE event = 'entries-searched' AND sequence = (SELECT max(sequence)"
                                + " FROM audit_entry) AND reports ->> 'as' = 'csv' AND reports #>> '{filter,who}' = 'Rita Okafor'"));
        database.asOwner()
                .useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CONSTRAINT nobody_searches"
                        + " CHECK (event <> 'entries-searched') NOT VALID"));
        try {
            for (String form : List.of("", "/csv")) {
                HttpResponse<String> refused = search(DemoOfficer.TOBIAS, form, Map.of());
                assertEquals(503, refused.statusCode());
                assertFalse(refused.body().contains("Rita Okafor"), refused.body());
            }
        } finally {
            database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT nobody_searches"));
        }
    }

    private HttpResponse<String> search(DemoOfficer officer, String form, Map<String, String> fields) throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(officer, address);
        Map<String, String> all = new HashMap<>(fields);
        all.put(
                "formToken",
                String.valueOf(
                        OfficeBrowser.fields(browser.get("/office/entries").body())
                                .get("formToken")));
        return browser.post("/office/entries" + form, all);
    }

    /** Of this launch. */
    private long entry(String event) {
        return number("SELECT max(sequence) FROM audit_entry WHERE event = '" + event + "' AND launch_id = '"
                + launched.record().substring("/record/".length()) + "'");
    }

    private long number(String query) {
        return database.asOwner()
                .withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }
}
