package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Cases as officers meet them: a list of pages, a case with its evidence, a verdict, figures. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeAlertsTest {

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Scheduler scheduler;

    private TestDatabase database;

    @BeforeEach
    void sixtyCases() {
        scheduler.pause("watch");
        database = new TestDatabase(url);
        database.asOwner().useHandle(owner -> {
            owner.execute("TRUNCATE alert_case, alert_evidence, alert_verdict");
            owner.execute("""
                    INSERT INTO alert_case (
                        reference, opened_at, rule, kind, registration, subject, round, day, user_name, user_role_name,
                        nhs_number, summary, four_eyes)
                    SELECT 'AAA-CCC-' || translate(lpad(n::text, 3, '0'), '0123456789', '34679ACDEF'),
                        now() - make_interval(mins => n), 'own-record', 'own-record', 'northgate-hospital', 's' || n, 1,
                        DATE '2026-11-30', '<b>Cora</b> Pell', 'Clerk', '9990000018', 'It is theirs.', false
                    FROM generate_series(1, 60) AS n
                    """);
            owner.execute("""
                    INSERT INTO alert_evidence (reference, sequence, recorded_at)
                    SELECT 'AAA-CCC-346', sequence, recorded_at FROM audit_entry ORDER BY sequence LIMIT 1
                    """);
        });
    }

    @AfterEach
    void goOn() {
        scheduler.resume("watch");
    }

    @Test
    void theListIsOfTheirOwnOrganisationAndForTheRegionOfAll() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        String first = tobias.get("/office/alerts").body();
        assertTrue(first.contains("60 in all, newest first"), first);
        assertTrue(first.contains("&lt;b&gt;Cora&lt;/b&gt; Pell"), first);
        assertTrue(first.contains("<option value=\"own-record\">Own record</option>"), first);
        assertTrue(tobias.get("/office/alerts?rule=volume").body().contains("There are no such alerts."));

        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        assertTrue(gareth.get("/office/alerts").body().contains("There are no such alerts."));
        assertEquals(404, gareth.get("/office/alerts/AAA-CCC-346").statusCode());
        OfficeBrowser ruth = OfficeBrowser.signedInAs(DemoOfficer.RUTH, address);
        assertTrue(ruth.get("/office/alerts").body().contains("60 in all, newest first"));
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address)
                        .get("/office/alerts")
                        .statusCode());
    }

    @Test
    @DisplayName("A case is read with its evidence and closed with words and an outcome; looking is on the trail")
    void aCaseIsReadAndClosed() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        String open = tobias.get("/office/alerts/AAA-CCC-346").body();
        assertTrue(open.contains("Own record") && open.contains("999 000 0018"), open);
        assertTrue(open.contains("1 in all, earliest first"), open);
        Map<String, String> form = new HashMap<>(OfficeBrowser.fields(open));
        assertEquals(422, tobias.post("/office/alerts/AAA-CCC-346", form).statusCode());
        form.put("outcome", "breach");
        form.put("words", "She says she <i>was</i> curious.");
        String closed = tobias.post("/office/alerts/AAA-CCC-346", form).body();
        assertTrue(closed.contains("The case is closed."), closed);
        assertTrue(closed.contains("She says she &lt;i&gt;was&lt;/i&gt; curious."), closed);
        assertFalse(closed.contains("name=\"outcome\""), closed);
        assertTrue(tobias.get("/office/alerts?state=closed").body().contains("1 in all"));
        String figures = tobias.get("/office/alerts/figures.csv").body();
        assertTrue(figures.contains("\"own-record\",\"60\",\"0\",\"1\",\"59\""), figures);
        assertTrue(tobias.get("/office/alerts/figures").body().contains("<div>Own record</div>"));
        assertEquals(
                "9990000018 Tobias Wren",
                database.asApplication()
                        .withHandle(h -> h.createQuery("""
                        SELECT nhs_number || ' ' || user_name FROM audit_entry WHERE event = 'alert-read' LIMIT 1
                        """).mapTo(String.class).one()));
        assertEquals(404, tobias.get("/office/alerts/nonsense").statusCode());
    }
}
