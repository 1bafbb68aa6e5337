package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.demo.identity.OfficeBrowser;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** The audited way past an objection, from the page that refuses to the review. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OverrideTest {

    private static final String STEPHEN = "9990000158";
    private static final String WORDS = "Collapsed in the street, no relative can be reached.";
    private static final Pattern WAY = Pattern.compile("href=\"(/record/[^\"]*/override)\"");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private Desk desk;
    private TestDatabase database;

    @BeforeEach
    void beginWithNone() {
        desk = new Desk(address);
        database = new TestDatabase(url);
        database.asOwner().useHandle(h -> h.execute("TRUNCATE override_entry, override_review"));
    }

    @Test
    @DisplayName("H10: an override opens this patient in this launch for its time, says so, and is no other launch's")
    void opensThisLaunchAloneForItsTime() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", STEPHEN);
        Desk.Launched other = desk.launched("rita-okafor", STEPHEN);
        assertTrue(rita.body().contains("The patient objected to staff being shown the shared record."), rita.body());
        assertFalse(rita.body().contains("LARKHAM") || rita.body().contains("Apixaban"), rita.body());
        String record = rita.record();
        String way = Desk.found(WAY, rita.body());
        assertEquals(record + "/override", way);

        HttpResponse<String> form = desk.ask("GET", way, rita.cookie());
        assertEquals(200, form.statusCode());
        assertTrue(form.body().contains("Emergency, or the patient lacks capacity"), form.body());
        assertFalse(form.body().contains("LARKHAM"), form.body());
        Map<String, String> fields = OfficeBrowser.fields(form.body());

        assertEquals(
                422, desk.override(rita, fields, "best-interests", "too short").statusCode());
        assertEquals(422, desk.override(rita, fields, "curiosity", WORDS).statusCode());
        assertEquals(403, desk.ask("GET", record + "/summary", rita.cookie()).statusCode());

        for (int time = 0; time < 2; time++) {
            assertEquals(
                    303, desk.override(rita, fields, "best-interests", WORDS).statusCode());
        }
        String page =
                desk.ask("GET", record + "/summary?complete=yes", rita.cookie()).body();
        assertTrue(page.contains("LARKHAM") && page.contains("Apixaban"), page);
        assertTrue(page.contains("<strong>Override: this record is open in spite of an objection"), page);
        assertTrue(page.contains("\">30 minutes left</span>)"), page);
        assertTrue(desk.ask("GET", record + "/print", rita.cookie()).body().contains("<strong>Override: "));

        assertEquals(
                403,
                desk.ask("GET", other.record() + "/summary?complete=yes", other.cookie())
                        .statusCode());
        assertEquals("best-interests|" + STEPHEN + "|Rita Okafor", audited("override-begun"));

        database.asOwner().useHandle(h -> h.execute("UPDATE override_entry SET ends_at = now() - interval '1 second'"));
        HttpResponse<String> after = desk.ask("GET", record + "/stream/summary", rita.cookie());
        assertEquals(403, after.statusCode());
        assertFalse(after.body().contains("Apixaban"), after.body());
    }

    @Test
    void whoMayNotOverrideIsRefusedAtTheLaunchAndAtTheForm() throws Exception {
        assertEquals("", desk.launched("tom-bell", STEPHEN).cookie());

        Desk.Launched tom = desk.launched("tom-bell", "9990000018");
        assertFalse(tom.body().contains("/override"), tom.body());
        assertEquals(
                403, desk.ask("GET", tom.record() + "/override", tom.cookie()).statusCode());
        assertEquals(0, rows());
    }

    @Test
    void theOrganisationsPrivacyOfficerReviewsItAndNobodyElsesDoes() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", STEPHEN);
        desk.override(rita, desk.overrideForm(rita), "consent", "He asked for <b>it</b> himself, at the bedside.");

        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        assertTrue(gareth.get("/office/overrides").body().contains("Nobody has overridden anything yet."));
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address)
                        .get("/office/overrides")
                        .statusCode());
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        String open = tobias.get("/office/overrides").body();
        assertTrue(open.contains("1 open review"), open);
        assertTrue(open.contains("He asked for &lt;b&gt;it&lt;/b&gt; himself"), open);
        assertTrue(open.contains("999 000 0158"), open);

        Map<String, String> form = new java.util.HashMap<>(OfficeBrowser.fields(open));
        assertEquals(422, tobias.post("/office/overrides", form).statusCode());
        form.put("outcome", "justified");
        form.put("words", "Spoke to the ward");
        Map<String, String> foreign = new java.util.HashMap<>(form);
        foreign.put(
                "formToken",
                OfficeBrowser.fields(gareth.get("/office/overrides").body()).getOrDefault("formToken", ""));
        assertFalse(gareth.post("/office/overrides", foreign).body().contains("The review is closed."));

        String closed = tobias.post("/office/overrides", form).body();
        assertTrue(closed.contains("The review is closed."), closed);
        assertTrue(closed.contains("0 open reviews"), closed);
        assertTrue(closed.contains("Justified: Spoke to the ward (Tobias Wren)"), closed);
        assertTrue(tobias.post("/office/overrides", form).body().contains("there is no such open review"));
        assertEquals("null|" + STEPHEN + "|Tobias Wren", audited("override-reviewed"));
    }

    @Test
    void messagesStandAtTheOfficeOfTheirOrganisation() throws Exception {
        database.asOwner().useHandle(h -> h.execute("""
                INSERT INTO outbox_message (recipient, occasion, registration, reference, details, attempts, fault, due_at)
                VALUES ('hooks', 'override', 'northgate-hospital', 'ABC-DEF-GHJ', '{}', 3, '<b>status 503</b>',
                    now() + interval '1 hour')
                """));
        String tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address)
                .get("/office/messages")
                .body();
        assertTrue(tobias.contains("Override ABC-DEF-GHJ"), tobias);
        assertTrue(tobias.contains("Not sent yet: try 3 failed") && tobias.contains("&lt;b&gt;status 503"), tobias);
        String gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address)
                .get("/office/messages")
                .body();
        assertTrue(gareth.contains("Nothing had to be told yet."), gareth);
    }

    private int rows() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT count(*) FROM override_entry")
                        .mapTo(Integer.class)
                        .one());
    }

    private String audited(String event) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT coalesce(reason, 'null') || '|' || nhs_number || '|' || user_name FROM audit_entry
                                WHERE event = :event ORDER BY sequence DESC LIMIT 1
                                """)
                        .bind("event", event)
                        .mapTo(String.class)
                        .one());
    }
}
