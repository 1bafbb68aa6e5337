package org.sightline.demo.identity;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;
import org.sightline.testing.Waiting;

/** What an officer does about objections, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeObjectionsTest {

    private static final String PAGE = "/office/objections";
    private static final String HEADING = "nhs_number,received_on,how_received,on_behalf,representative,evidence\r\n";
    private static final Pattern FORM = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern CSV = Pattern.compile("(?s)name=\"csv\" value=\"([^\"]+)\"");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private OfficeBrowser imogen;
    private String formToken;

    @BeforeEach
    void signIn() throws Exception {
        database = new TestDatabase(url);
        database.asOwner().useHandle(h -> h.execute("TRUNCATE objection_entry"));
        imogen = OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address);
        formToken = OfficeBrowser.fields(imogen.get(PAGE).body()).get("formToken");
    }

    @Test
    void onlyOfficersWithTheDutySeeAnyOfIt() throws Exception {
        assertTrue(imogen.get("/office").body().contains("href=\"" + PAGE + "\""));
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        for (String page : List.of(PAGE, "/office/objections/in-force.csv")) {
            assertEquals(403, tobias.get(page).statusCode(), page);
            assertEquals(302, new OfficeBrowser(address).get(page).statusCode(), page);
        }
        assertFalse(tobias.get("/office").body().contains(PAGE));
    }

    @Test
    void anObjectionIsRecordedReversedAndKeptAsHistory() throws Exception {
        HttpResponse<String> none = lookUp("999 000 0018");
        assertTrue(none.body().contains("No objection was ever recorded."), none.body());

        HttpResponse<String> recorded = record("objected", Map.of());
        assertEquals(200, recorded.statusCode());
        assertTrue(recorded.body().contains("The objection is recorded."), recorded.body());
        assertTrue(recorded.body().contains("An objection is in force"), recorded.body());
        assertTrue(recorded.body().contains("Letter &lt;7&gt;"), recorded.body());

        HttpResponse<String> reversed = record("reversed", Map.of());
        assertTrue(reversed.body().contains("No objection is in force: the last one was reversed."), reversed.body());
        assertTrue(reversed.body().contains("Objection recorded"), reversed.body());
        assertTrue(reversed.body().contains("Imogen Fairley, Northgate Hospital"), reversed.body());

        assertEquals(
                List.of("objection-changed {\"change\": \"objected\"}", "objection-changed {\"change\": \"reversed\"}"),
                trail("objection-changed"));
        assertEquals(
                "objection-looked-up {\"entries\": 0}",
                trail("objection-looked-up").getFirst());
        assertEquals(3, trail("objection-looked-up").size());
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsRecorded() throws Exception {
        assertEquals(422, lookUp("9990000019").statusCode());
        HttpResponse<String> page =
                record("objected", Map.of("how", "pigeon", "evidence", "", "receivedOn", "2999-01-01"));

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("how it was received has to be one of those listed"), page.body());
        assertTrue(page.body().contains("the evidence has to be named"), page.body());
        assertTrue(page.body().contains("has to lie between 1990 and today"), page.body());
        assertEquals(0, rows());
        assertEquals(
                403, imogen.post(PAGE + "/record", Map.of("formToken", "other")).statusCode());
    }

    @Test
    void aListWithBadLinesIsRefusedWithEachNumberAndReason() throws Exception {
        HttpResponse<String> page = tryOut(HEADING + "9990000018,2024-03-01,letter,patient,,Box 4\r\n"
                + "9990000019,2024-03-01,letter,patient,,Box 4\r\n"
                + "9990000026,2024-03-01,pigeon,patient,,<b>\r\n");

        assertEquals(422, page.statusCode());
        String html = page.body().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertTrue(html.contains("Nothing was recorded: 2 problems in 3 lines."), html);
        assertTrue(html.contains("3 nhs_number is not ten digits of which the last checks the others"), html);
        assertTrue(html.contains("4 how it was received has to be one of those listed"), html);
        assertFalse(page.body().contains("name=\"csv\""), page.body());
        assertEquals(0, rows());
        assertEquals(List.of("objections-tried-out {\"bad\": 2, \"lines\": 3}"), trail("objections-tried-out"));
    }

    @Test
    void aGoodListIsRecordedOnConfirmationOnlyAndOnce() throws Exception {
        record("objected", Map.of());
        HttpResponse<String> tried = tryOut(HEADING + "9990000018,2024-03-01,earlier-programme,patient,,Box 4\r\n"
                + "999 000 0026,2024-03-01,earlier-programme,parent,\"Whitlock, Ann\",\"Box \"\"5\"\" & 6\"\r\n");
        assertTrue(tried.body().contains("1 of 2 objections would be recorded."), tried.body());
        assertEquals(1, rows());

        Map<String, String> form =
                Map.of("formToken", formToken, "form", found(FORM, tried.body()), "csv", found(CSV, tried.body()));
        HttpResponse<String> confirmed = imogen.upload(PAGE + "/list/confirm", form, "", "");
        assertTrue(confirmed.body().contains("1 of 2 objections were recorded."), confirmed.body());
        imogen.upload(PAGE + "/list/confirm", form, "", "");

        assertEquals(2, rows());
        HttpResponse<String> file = imogen.get("/office/objections/in-force.csv");
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                file.body()
                        .contains("\"9990000026\",\"2024-03-01\",\"earlier-programme\",\"parent\",\"Whitlock, Ann\","
                                + "\"Box \"\"5\"\" & 6\","),
                file.body());
        assertEquals(List.of("objections-exported {\"entries\": 2}"), trail("objections-exported"));
        assertTrue(tryOut(file.body()).body().contains("0 of 2 objections would be recorded."));
    }

    @Test
    @DisplayName("a list of 700 lines is taken whole")
    void aLongListIsTaken() throws Exception {
        StringBuilder csv = new StringBuilder(HEADING);
        int lines = 0;
        for (int i = 0; lines < 700; i++) {
            String nine = "999%06d".formatted(i);
            int sum = 0;
            for (int j = 0; j < 9; j++) {
                sum += (nine.charAt(j) - '0') * (10 - j);
            }
            int check = (11 - sum % 11) % 11;
            if (check != 10) {
                csv.append(nine)
                        .append(check)
                        .append(",2024-03-01,earlier-programme,patient,,\"Archive, box 4 & 5\"\r\n");
                lines++;
            }
        }
        HttpResponse<String> tried = tryOut(csv.toString());
        assertTrue(tried.body().contains("700 of 700 objections would be recorded."), tried.body());
        Map<String, String> confirmed =
                Map.of("formToken", formToken, "form", found(FORM, tried.body()), "csv", found(CSV, tried.body()));
        // again, as an officer does, where a stall of the machine ended the transaction; nothing counts twice
        Waiting.untilEqual(700, () -> {
            imogen.upload(PAGE + "/list/confirm", confirmed, "", "");
            return rows();
        });
    }

    @Test
    @DisplayName("A01 A11: without its audit row nothing is looked up and nothing is recorded")
    void nothingHappensWithoutItsRow() throws Exception {
        database.asOwner()
                .useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CONSTRAINT nobody_objects"
                        + " CHECK (event NOT LIKE 'objection%') NOT VALID"));
        try {
            assertEquals(503, lookUp("9990000018").statusCode());
            assertEquals(503, record("objected", Map.of()).statusCode());
            assertEquals(503, imogen.get("/office/objections/in-force.csv").statusCode());
            assertEquals(0, rows());
        } finally {
            database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT nobody_objects"));
        }
    }

    private HttpResponse<String> lookUp(String number) throws Exception {
        return imogen.post(PAGE + "/look-up", Map.of("formToken", formToken, "nhsNumber", number));
    }

    private HttpResponse<String> record(String change, Map<String, String> otherwise) throws Exception {
        Map<String, String> form = new HashMap<>(Map.of(
                "formToken", formToken,
                "nhsNumber", "9990000018",
                "change", change,
                "receivedOn", "2026-01-02",
                "how", "letter",
                "onBehalf", "patient",
                "evidence", "Letter <7>"));
        form.putAll(otherwise);
        return imogen.post(PAGE + "/record", form);
    }

    private HttpResponse<String> tryOut(String csv) throws Exception {
        return imogen.upload(PAGE + "/list", Map.of("formToken", formToken), "file", csv);
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertTrue(matcher.find(), page);
        return matcher.group(1)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    private int rows() {
        return database.asApplication()
                .withHandle(h -> h.createQuery("SELECT count(*) FROM objection_entry")
                        .mapTo(Integer.class)
                        .one());
    }

    /** What the trail says of this officer's session, in order. */
    private List<String> trail(String event) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT event || ' ' || objection::text FROM audit_entry
                                WHERE event = :event AND user_name = 'Imogen Fairley' AND sequence > (
                                    SELECT max(sequence) FROM audit_entry
                                    WHERE event = 'officer-signed-in' AND user_name = 'Imogen Fairley')
                                ORDER BY sequence
                                """)
                        .bind("event", event)
                        .mapTo(String.class)
                        .list());
    }
}
