package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** What is opened while an override lasts. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class DuringOverrideTest {

    private static final String STEPHEN = "9990000158";
    private static final String WORDS = "Collapsed in the street, no relative can be reached.";
    private static final String DOCUMENT =
            "/document/non-gp/southfield-hospital/DocumentReference/SFH-330871-documentreference-1";

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
    @DisplayName("two launches of one patient by one user, one with an override: neither ever shows the other's")
    void twoLaunchesOneWithOverrideNeverMix() throws Exception {
        Desk.Launched with = desk.launched("rita-okafor", STEPHEN);
        Desk.Launched without = desk.launched("rita-okafor", STEPHEN);
        String open = begin(with, "safeguarding");
        String closed = without.record();

        List<Callable<Integer>> clicks = new ArrayList<>();
        for (String page : List.of("/summary?complete=yes", "/stream/summary", "/gp-data?complete=yes", "/print")) {
            for (int i = 0; i < 3; i++) {
                clicks.add(() -> status(open + page, with));
                clicks.add(() -> status(closed + page, without));
            }
        }
        List<Integer> answers;
        try (ExecutorService clicking = Executors.newFixedThreadPool(4)) {
            answers = clicking.invokeAll(clicks).stream()
                    .map(DuringOverrideTest::valueOf)
                    .toList();
        }

        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i % 2 == 0 ? 200 : 403, answers.get(i), "click " + i);
        }
        assertEquals(404, status(open + "/summary", without), "the other's cookie");
        assertEquals(404, status(closed + "/summary", with), "the other's cookie");
    }

    @Test
    @DisplayName("whatever is opened during an override says by which, and for what reason, in its audit rows")
    void everyOpeningDuringItNamesIt() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", STEPHEN);
        String record = begin(rita, "best-interests");
        String reference = database.asApplication()
                .withHandle(h -> h.createQuery("SELECT reference FROM override_entry")
                        .mapTo(String.class)
                        .one());

        String page =
                desk.ask("GET", record + "/non-gp?complete=yes", rita.cookie()).body();
        desk.ask("GET", record + "/stream/summary", rita.cookie());
        desk.ask("GET", record + DOCUMENT, rita.cookie());

        String launch = record.substring(record.lastIndexOf('/') + 1);
        List<String> rows = database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT event || '|' || coalesce(objection ->> 'override', '') || '|'
                                    || coalesce(objection ->> 'reason', '') FROM audit_entry
                                WHERE launch_id = :launch AND tab IS NOT NULL ORDER BY sequence
                                """)
                        .bind("launch", launch)
                        .mapTo(String.class)
                        .list());
        String by = "|" + reference + "|best-interests";
        assertEquals(
                List.of(
                        "opening" + by,
                        "opened" + by,
                        "opening" + by,
                        "opened" + by,
                        "document-opening" + by,
                        "document-opened" + by),
                rows);
    }

    /** @return the address of the record that it opened */
    private String begin(Desk.Launched by, String reason) throws Exception {
        assertEquals(
                303, desk.override(by, desk.overrideForm(by), reason, WORDS).statusCode());
        return by.record();
    }

    private int status(String page, Desk.Launched by) throws Exception {
        HttpResponse<String> answer = desk.ask("GET", page, by.cookie());
        assertEquals(answer.statusCode() == 200, answer.body().contains("Apixaban"), page);
        return answer.statusCode();
    }

    private static int valueOf(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
