package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
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

/** What was on a screen, put together from the trail for an officer, after a real launch. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeEntryTest {

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
    @DisplayName(
            "tab, sources, identifiers and versions of what was shown stand there, by either entry, and no content")
    void saysWhatWasOnTheScreen() throws Exception {
        for (String event : List.of("opening", "opened")) {
            String page = page(DemoOfficer.TOBIAS, entry(event)).body();
            String words = Desk.words(page);

            assertTrue(words.contains("Rita Okafor") && words.contains("NHS number 999 000 0018"), words);
            assertTrue(words.contains("Greenfield Surgery Answered"), words);
            assertTrue(words.contains("Allergies"), words);
            assertTrue(page.contains(shown()), page);
            assertTrue(words.contains("handed over in one page, complete"), words);
            assertFalse(words.contains("Metformin") || words.contains("ADEYEMI"), words);
            assertTrue(words.contains("Came to the record from the system they work in"), words);
        }
    }

    @Test
    @DisplayName("by which tab files and lists it was made is named with checksums that anybody can compute")
    void saysByWhatItWasMade() throws Exception {
        String words = Desk.words(page(DemoOfficer.TOBIAS, entry("opened")).body());

        byte[] file = Files.readAllBytes(Path.of("ui-templates/tabs/summary.yaml"));
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        assertTrue(words.contains("summary.yaml sha256:" + sum + " the same now"), words);
        assertTrue(words.contains("This node makes pages by the same today."), words);
        assertEquals(
                1,
                number("SELECT count(DISTINCT content_version) FROM audit_entry WHERE launch_id = '"
                        + launched.record().substring("/record/".length()) + "' AND event IN ('opening', 'opened')"));
        database.asOwner()
                .useHandle(h -> h.execute("UPDATE audit_entry SET content_version = 'sha256:' || repeat('0', 64)"
                        + " WHERE sequence = " + entry("opened")));
        String changed = Desk.words(page(DemoOfficer.TOBIAS, entry("opened")).body());
        assertTrue(changed.contains("At the beginning") && changed.contains("At the end"), changed);
        assertTrue(changed.contains("is not on the trail any more"), changed);
    }

    @Test
    void anEntryThatDoesNotSayByWhatIsReadAllTheSame() throws Exception {
        database.asOwner()
                .useHandle(h -> h.execute("UPDATE audit_entry SET content_version = NULL WHERE sequence IN ("
                        + entry("opening") + ", " + entry("opened") + ")"));
        String words = Desk.words(page(DemoOfficer.TOBIAS, entry("opening")).body());
        assertTrue(words.contains("The entry does not say by which tab files and lists"), words);
    }

    @Test
    @DisplayName("an opening that never came to its end says so")
    void saysThatNobodyKnowsHowItEnded() throws Exception {
        long opening = entry("opening");
        database.asOwner().useHandle(h -> h.execute("DELETE FROM audit_entry WHERE sequence = " + entry("opened")));

        String words = Desk.words(page(DemoOfficer.TOBIAS, opening).body());
        assertTrue(words.contains("No entry says how it ended"), words);
        assertFalse(words.contains("Handed over after"), words);
    }

    @Test
    @DisplayName("A13: officers of another organisation, and those with other duties, do not see it")
    void othersDoNot() throws Exception {
        long opened = entry("opened");
        assertEquals(404, page(DemoOfficer.GARETH, opened).statusCode());
        assertEquals(200, page(DemoOfficer.RUTH, opened).statusCode());
        assertEquals(403, page(DemoOfficer.MIRIAM, opened).statusCode());
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        for (String number : List.of("0", "-1", "1e3", "99999999999999999999", "x", "999999999999")) {
            assertEquals(404, tobias.get("/office/entries/" + number).statusCode(), number);
        }
    }

    @Test
    @DisplayName("A11: that it is read is an entry of the patient's, and without it nothing is shown")
    void lookingIsAnEntry() throws Exception {
        long opened = entry("opened");
        page(DemoOfficer.TOBIAS, opened);
        assertEquals(
                1,
                number("SELECT count(*) FROM audit_entry WHERE event = 'entry-read' AND nhs_number = '" + IVY
                        + "' AND reports #>> '{filter,entry}' = '" + opened + "'"));
        database.asOwner()
                .useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CONSTRAINT nobody_reads"
                        + " CHECK (event <> 'entry-read') NOT VALID"));
        try {
            HttpResponse<String> refused = page(DemoOfficer.TOBIAS, opened);
            assertEquals(503, refused.statusCode());
            assertFalse(refused.body().contains("Rita Okafor"), refused.body());
        } finally {
            database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT nobody_reads"));
        }
    }

    @Test
    void whoLookedLeadsThere() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        String token =
                OfficeBrowser.fields(tobias.get("/office/patient").body()).get("formToken");
        String looks = tobias.post("/office/patient", Map.of("formToken", token, "nhsNumber", IVY))
                .body();
        assertTrue(looks.contains("href=\"/office/entries/" + entry("opening") + "\""), looks);
    }

    private HttpResponse<String> page(DemoOfficer officer, long entry) throws Exception {
        return OfficeBrowser.signedInAs(officer, address).get("/office/entries/" + entry);
    }

    /** Of this launch. */
    private long entry(String event) {
        return number("SELECT max(sequence) FROM audit_entry WHERE event = '" + event + "' AND launch_id = '"
                + launched.record().substring("/record/".length()) + "'");
    }

    /** One of the entries that were shown, as the trail names it. */
    private String shown() {
        return database.asOwner()
                .withHandle(h -> h.createQuery("SELECT shown #>> '{0,resources,0}' FROM audit_entry WHERE sequence = "
                                + entry("opened"))
                        .mapTo(String.class)
                        .one());
    }

    private long number(String query) {
        return database.asOwner()
                .withHandle(h -> h.createQuery(query).mapTo(Long.class).one());
    }
}
