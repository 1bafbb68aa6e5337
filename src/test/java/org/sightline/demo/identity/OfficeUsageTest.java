package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;
import org.sightline.usage.UsedTrail;
import org.sightline.usage.UsedTrail.Look;

/** Figures of use as officers meet them: their own organisation's, or the region's; nobody by name. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeUsageTest {

    private static final String PAGE = "/office/usage";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Scheduler scheduler;

    private TestDatabase database;

    @BeforeEach
    void used() {
        scheduler.pause("usage");
        database = new TestDatabase(url);
        database.asOwner()
                .useHandle(owner -> owner.execute(
                        "TRUNCATE audit_entry, usage_counted, usage_day, usage_week, usage_first, feed_day"));
        UsedTrail trail = new UsedTrail(database);
        LocalDate yesterday = UsedTrail.today().minusDays(1);
        for (int i = 0; i < 7; i++) {
            Look nurse =
                    Look.of("northgate-hospital", "nurse-of-the-night-" + i).at("999000002" + i);
            trail.opens(yesterday.atTime(9, i), nurse)
                    .opens(yesterday.atTime(14, i), nurse.in("medicines"))
                    .opens(
                            yesterday.atTime(10, i),
                            Look.of("greenfield-surgery", "doctor-" + i).as("R8003"));
        }
        trail.opens(
                yesterday.atTime(3, 0),
                Look.of("northgate-hospital", "the-only-clerk").as("R8010"));
        trail.opens(yesterday.atTime(3, 0), Look.of("gone-clinic", "somebody").as("R8003"));
        trail.counted();
    }

    @AfterEach
    void goOn() {
        scheduler.resume("usage");
    }

    @Test
    @DisplayName("an officer sees how much their own organisation's users used it, and nothing of another's")
    void anOfficerSeesTheirOwnOrganisation() throws Exception {
        String own = get(DemoOfficer.TOBIAS, PAGE).body();
        assertTrue(own.contains("by users of Northgate Hospital"), own);
        assertTrue(own.contains("<dt>Users</dt><dd>8</dd>"), own);
        assertTrue(own.contains("<dt>Tabs opened</dt><dd>15</dd>"), own);
        assertFalse(own.contains("Greenfield") || own.contains("R8003"), own);
        assertFalse(own.contains("name=\"organisation\""), own);
        String asked = get(DemoOfficer.TOBIAS, PAGE + "?organisation=greenfield-surgery")
                .body();
        assertTrue(asked.contains("<dt>Users</dt><dd>8</dd>"), asked);
        String file = get(DemoOfficer.MIRIAM, PAGE + ".csv?show=organisation&organisation=greenfield-surgery")
                .body();
        assertFalse(file.contains("Greenfield"), file);
        String other = get(DemoOfficer.GARETH, PAGE).body();
        assertTrue(other.contains("<dt>Users</dt><dd>7</dd>"), other);
        assertFalse(other.contains("medicines") && other.contains(">14:00: 7"), other);
    }

    @Test
    @DisplayName("an officer of the region sees all, small organisations together with others")
    void anOfficerOfTheRegionSeesAll() throws Exception {
        String all = get(DemoOfficer.RUTH, PAGE).body();
        assertTrue(all.contains("<dt>Users</dt><dd>16</dd>"), all);
        assertTrue(all.contains("Organisations that used it</dt><dd>2 of "), all);
        assertFalse(all.contains("gone-clinic"), all);
        String file = get(DemoOfficer.RUTH, PAGE + ".csv?show=organisation").body();
        assertTrue(file.contains("\"Northgate Hospital\",\"15\",\"8\""), file);
        assertTrue(file.contains("\"Other organisations, with fewer than 5 users or little more\",\"8\""), file);
        String one =
                get(DemoOfficer.RUTH, PAGE + "?organisation=greenfield-surgery").body();
        assertTrue(one.contains("<dt>Users</dt><dd>7</dd>"), one);
        assertTrue(get(DemoOfficer.RUTH, PAGE + ".csv?show=adoption").body().contains("\"Not yet\",\"No\""));
    }

    @Test
    @DisplayName("figures of so few users that they could be known by them are not told, on the page or in a file")
    void figuresOfFewAreNotTold() throws Exception {
        String roles = get(DemoOfficer.TOBIAS, PAGE + ".csv?show=role").body();
        assertFalse(roles.contains("R8010"), roles);
        String clerk = get(DemoOfficer.TOBIAS, PAGE + "?role=R8010").body();
        assertTrue(clerk.contains("No figures: there were fewer than 5 users"), clerk);
        assertFalse(clerk.contains("<figure"), clerk);
        String file =
                get(DemoOfficer.TOBIAS, PAGE + ".csv?show=hours&role=R8010").body();
        assertFalse(file.contains("03:00"), file);
        String hours = get(DemoOfficer.TOBIAS, PAGE + ".csv?show=hours").body();
        assertTrue(hours.contains("\"03:00\",\"fewer than 5\""), hours);
        assertTrue(hours.contains("\"09:00\",\"7\""), hours);
    }

    @Test
    @DisplayName("charts and tables say the same, each with a file, and nobody is named")
    void chartsTablesAndFilesNameNobody() throws Exception {
        for (String weeks : List.of("4", "13", "52", "-1", "<b>")) {
            String page = get(DemoOfficer.RUTH, PAGE + "?weeks=" + weeks.replace("<b>", "%3Cb%3E"))
                    .body();
            assertTrue(page.contains("09:00: 7") && page.contains("By hour of the day"), page);
            assertFalse(page.contains("nurse-of") || page.contains("999000"), page);
        }
        for (String show : List.of("days", "weeks", "hours", "role", "tab", "organisation", "new-users", "adoption")) {
            HttpResponse<String> file = get(DemoOfficer.RUTH, PAGE + ".csv?show=" + show);
            assertEquals(200, file.statusCode(), show);
            assertTrue(file.body().lines().count() > 1, show);
            assertFalse(file.body().contains("nurse-of") || file.body().contains("999000"), file.body());
        }
        assertEquals(404, get(DemoOfficer.RUTH, PAGE + ".csv?show=users").statusCode());
    }

    @Test
    @DisplayName("looking is an entry, and others may not look")
    void lookingIsAnEntryAndOthersMayNot() throws Exception {
        get(DemoOfficer.TOBIAS, PAGE + ".csv?show=days");
        assertEquals(
                PAGE + ".csv Tobias Wren",
                database.asApplication()
                        .withHandle(h -> h.createQuery("""
                                SELECT page || ' ' || user_name FROM audit_entry WHERE event = 'office-page'
                                ORDER BY sequence DESC LIMIT 1
                                """).mapTo(String.class).one()));
        for (DemoOfficer other : List.of(DemoOfficer.ANJALI, DemoOfficer.IMOGEN)) {
            assertEquals(403, get(other, PAGE).statusCode());
            assertEquals(403, get(other, PAGE + ".csv").statusCode());
        }
    }

    private HttpResponse<String> get(DemoOfficer officer, String path) throws Exception {
        return OfficeBrowser.signedInAs(officer, address).get(path);
    }
}
