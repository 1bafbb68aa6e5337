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
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.exchange.FeedLines;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;
import org.sightline.usage.UsedTrail;

/** How feeds answer, as officers meet it: for their own users, or for the region's; nothing of a patient. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeFeedsTest {

    private static final String PAGE = "/office/feeds";
    private static final String RIVERSIDE = "riverside-practice";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Scheduler scheduler;

    @Inject
    FeedLines lines;

    @Inject
    LaunchConfigSource config;

    @BeforeEach
    void read() {
        scheduler.pause("usage");
        TestDatabase database = new TestDatabase(url);
        database.asOwner()
                .useHandle(owner -> owner.execute(
                        "TRUNCATE audit_entry, usage_counted, usage_day, usage_week, usage_first, feed_day"));
        UsedTrail trail = new UsedTrail(database);
        LocalDate yesterday = UsedTrail.today().minusDays(1);
        for (int i = 1; i <= 19; i++) {
            trail.reads(yesterday.atTime(9, i), "northgate-hospital", said("answered", "", 10 * i));
        }
        trail.reads(yesterday.atTime(10, 0), "northgate-hospital", said("answered", "", 9_000))
                .reads(
                        yesterday.atTime(10, 1),
                        "northgate-hospital",
                        said("unavailable", "TOO_SLOW: 9990000018", 4_000))
                .reads(yesterday.atTime(10, 2), "northgate-hospital", said("not-asked", "", 0))
                .reads(yesterday.minusDays(1).atTime(9, 0), "greenfield-surgery", said("unavailable", "TLS: x", 1))
                .counted();
    }

    @AfterEach
    void goOn() {
        scheduler.resume("usage");
    }

    @Test
    @DisplayName("by feed: how often it answered, how often and why not, and how slow it was")
    void saysHowOftenHowSlowAndWhyNot() throws Exception {
        String page = get(DemoOfficer.ANJALI, PAGE).body();
        assertTrue(page.contains("by users of Northgate Hospital"), page);
        assertTrue(page.contains("95.2 % of those asked"), page);
        assertTrue(page.contains("Too slow: 1"), page);
        assertTrue(page.contains("median 100\u00a0ms, 95\u00a0% within 190\u00a0ms"), page);
        assertFalse(page.contains("Certificate or TLS") || page.contains("999000"), page);
        String days =
                get(DemoOfficer.ANJALI, PAGE + "?days=28&feed=" + RIVERSIDE).body();
        assertTrue(days.contains("Riverside Practice, by day") && days.contains("<figure"), days);
        String file = get(DemoOfficer.MIRIAM, PAGE + ".csv").body();
        assertTrue(file.contains("\"unavailable\",\"TOO_SLOW\",\"1\",\"4000\",\"4000\""), file);
        assertTrue(file.contains("\"not-asked\"") && !file.contains("999000"), file);
    }

    @Test
    @DisplayName("an officer sees how feeds answered their own users, one of the region all, others nothing")
    void eachSeesTheirOwn() throws Exception {
        String other = get(DemoOfficer.GARETH, PAGE).body();
        assertTrue(other.contains("Certificate or TLS: 1") && !other.contains("Too slow"), other);
        String all = get(DemoOfficer.RUTH, PAGE).body();
        assertTrue(all.contains("Certificate or TLS: 1") && all.contains("Too slow: 1"), all);
        assertEquals(403, get(DemoOfficer.IMOGEN, PAGE).statusCode());
        assertEquals(403, get(DemoOfficer.TOBIAS, PAGE + ".csv").statusCode());
    }

    @Test
    @DisplayName("a feed that is not asked for a while is said to be, with the reason")
    void saysThatAFeedIsNotAsked() throws Exception {
        FeedRegistration feed = config.current().feeds().stream()
                .filter(one -> one.id().value().equals(RIVERSIDE))
                .findFirst()
                .orElseThrow();
        var gate = lines.of(feed.id(), feed.connection().orElseThrow()).gate();
        for (int i = 0; i < 20; i++) {
            gate.pass("northgate-hospital", () -> new Unavailable(Unavailable.Reason.SERVER_ERROR, "9990000018"));
        }

        String page = get(DemoOfficer.ANJALI, PAGE).body();

        assertTrue(page.contains("failures in a row: server error"), page);
        assertFalse(page.contains("999000"), page);
    }

    @Test
    void whatIsAskedForAndIsNotThereIsLeftOut() throws Exception {
        for (String query : List.of("?days=-1", "?days=x&feed=%3Cscript%3E", "?feed=nobody")) {
            HttpResponse<String> page = get(DemoOfficer.ANJALI, PAGE + query);
            assertEquals(200, page.statusCode(), query);
            assertFalse(page.body().contains("<figure") || page.body().contains("<script>"), page.body());
        }
    }

    private static String said(String outcome, String detail, int millis) {
        return "[{\"feed\": \"%s\", \"outcome\": \"%s\", \"detail\": \"%s\", \"requests\": 3, \"millis\": %d}]"
                .formatted(RIVERSIDE, outcome, detail, millis);
    }

    private HttpResponse<String> get(DemoOfficer officer, String path) throws Exception {
        return OfficeBrowser.signedInAs(officer, address).get(path);
    }
}
