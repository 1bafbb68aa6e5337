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
import java.util.List;
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
import org.sightline.testing.HttpBrowser;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;

/** The council's users see the records of people whom it knows, and of others once they state why. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class RelationshipTest {

    private static final String KENNETH = "9990000174";
    private static final Pattern WAY = Pattern.compile("href=\"(/record/[^\"]*/relationship)\"");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "sightline.launch-config")
    String folder;

    private Desk desk;
    private TestDatabase database;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
        database = new TestDatabase(url);
    }

    @Test
    @DisplayName(
            "a patient whom no feed of the organisation knows is shown once the user states a relationship, in that launch")
    void aPatientWhomTheCouncilDoesNotKnowOpensOnceTheUserStatesWhy() throws Exception {
        Desk.Launched leila = desk.launched("leila-haddad", KENNETH);
        assertTrue(leila.body().contains("its own record does not know this patient"), leila.body());
        assertFalse(leila.body().contains("ASHDOWN"), leila.body());
        for (String page : List.of("/stream/summary", "/print", "/summary/contacts", "/help")) {
            assertEquals(
                    403, desk.ask("GET", leila.record() + page, leila.cookie()).statusCode(), page);
        }

        String way = Desk.found(WAY, leila.body());
        Map<String, String> form =
                HttpBrowser.fields(desk.ask("GET", way, leila.cookie()).body());
        assertEquals(422, desk.send(way, form, leila.cookie()).statusCode());
        assertEquals(
                404,
                desk.send(way, Map.of("reason", "referred"), leila.cookie()).statusCode());
        assertEquals(
                403,
                desk.ask("GET", leila.record() + "/summary", leila.cookie()).statusCode());

        Map<String, String> filled = Map.of("token", form.getOrDefault("token", ""), "reason", "referred");
        assertEquals(303, desk.send(way, filled, leila.cookie()).statusCode());
        HttpResponse<String> page = desk.ask("GET", leila.record() + "/summary?complete=yes", leila.cookie());
        assertTrue(page.body().contains("ASHDOWN"), page.body());
        assertTrue(
                Desk.words(page.body())
                        .contains("You stated your relationship to this patient: The person was referred to us."),
                page.body());
        assertTrue(
                lastRule("opened").matches("Social worker.*; relationship: stated, referred, [0-9A-Z-]{11}"),
                lastRule("opened"));

        Desk.Launched other = desk.launched("leila-haddad", KENNETH);
        assertFalse(other.body().contains("ASHDOWN"), "another launch has to be told again");
    }

    @Test
    void aPatientWhomTheCouncilKnowsOpensAtOnce() throws Exception {
        Desk.Launched leila = desk.launched("leila-haddad", "9990000018");
        assertTrue(leila.body().contains("ADEYEMI"), leila.body());
        assertTrue(lastRule("opened").endsWith("; relationship: known to county-council"), lastRule("opened"));
    }

    @Test
    void whereNothingIsAskedThereIsNoForm() throws Exception {
        Desk.Launched tom = desk.launched("tom-bell", "9990000018");
        assertEquals(
                404,
                desk.ask("GET", tom.record() + "/relationship", tom.cookie()).statusCode());
    }

    @Test
    void privacyOfficersOfOthersDoNotSeeIt() throws Exception {
        Desk.Launched leila = desk.launched("leila-haddad", KENNETH);
        String way = Desk.found(WAY, leila.body());
        String token =
                HttpBrowser.fields(desk.ask("GET", way, leila.cookie()).body()).getOrDefault("token", "");
        desk.send(way, Map.of("token", token, "reason", "duty-desk"), leila.cookie());

        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertTrue(tobias.get("/office/relationships").body().contains("Nobody has stated a relationship yet."));
        OfficeBrowser miriam = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        assertEquals(403, miriam.get("/office/relationships").statusCode());
    }

    @Test
    @DisplayName(
            "K01: a network taken out of the file refuses the next click and the next launch; put back, the session goes on")
    void whoIsInNoneOfTheNetworksIsRefusedUntilTheyAreBack() throws Exception {
        Desk.Launched leila = desk.launched("leila-haddad", "9990000018");
        Path file = Path.of(folder, "organisations", "county-council.yaml");
        String sound = Files.readString(file);
        try {
            Files.writeString(file, sound.replace("127.0.0.0/8, ", "").replace("\"::1/128\", ", ""));
            Waiting.untilEqual(403, () -> status(leila));
            String page =
                    desk.ask("GET", leila.record() + "/print", leila.cookie()).body();
            assertTrue(page.contains("The record is not shown outside your organisation’s network"), page);
            assertFalse(page.contains("ADEYEMI"), page);
            assertEquals("outside-network|9990000018|Leila Haddad", last("opening-refused"));
            for (String form : List.of("/relationship", "/override")) {
                HttpResponse<String> refused = desk.ask("GET", leila.record() + form, leila.cookie());
                assertEquals(403, refused.statusCode(), form);
                assertFalse(refused.body().contains("999 000 0018"), refused.body());
                assertEquals(
                        403,
                        desk.send(leila.record() + form, Map.of(), leila.cookie())
                                .statusCode(),
                        form);
            }
            assertEquals(
                    404,
                    desk.send(leila.record() + "/close", Map.of(), leila.cookie())
                            .statusCode(),
                    "whoever is elsewhere may end it, by the form of its page");

            Desk.Launched again = desk.launched("leila-haddad", "9990000018");
            assertEquals("", again.cookie());
            assertFalse(again.body().contains("network"), "the page never says which check failed");
            assertEquals("NETWORK_NOT_ALLOWED|9990000018|Leila Haddad", last("launch-refused"));
        } finally {
            Files.writeString(file, sound);
        }
        Waiting.untilEqual(200, () -> status(leila));
    }

    private int status(Desk.Launched launched) throws Exception {
        return desk.ask("GET", launched.record() + "/summary", launched.cookie())
                .statusCode();
    }

    private String last(String event) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT reason || '|' || nhs_number || '|' || user_name FROM audit_entry
                                WHERE event = :event ORDER BY sequence DESC LIMIT 1
                                """)
                        .bind("event", event)
                        .mapTo(String.class)
                        .one());
    }

    private String lastRule(String event) {
        return database.asApplication()
                .withHandle(h -> h.createQuery(
                                "SELECT access_rule FROM audit_entry WHERE event = :event ORDER BY sequence DESC LIMIT 1")
                        .bind("event", event)
                        .mapTo(String.class)
                        .one());
    }
}
