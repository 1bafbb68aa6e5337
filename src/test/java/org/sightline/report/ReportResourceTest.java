package org.sightline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.context.Coded;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class ReportResourceTest {

    private static final String WORDS = "The latex allergy is missing.";

    @Inject
    ViewerSessions sessions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private Reporting rita;

    @BeforeEach
    void openARecord() {
        database = new TestDatabase(url);
        rita = new Reporting(sessions);
    }

    @Test
    void theFormSaysWhoReadsItAndWhatItIsNotForBeforeAnythingIsSent() {
        Response page = rita.page("diabetes");
        String html = page.asString();

        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.header("Cache-Control"));
        for (String words : List.of(
                "Not for anything urgent about the patient’s care",
                "Northgate desk on <strong class=\"sl-nowrap\">01604 555 0100</strong>",
                "The officers of <bdi>Northgate Hospital</bdi> for data quality and privacy",
                "A copy of what you write",
                "It changes nothing in any record",
                "Born",
                "12-Mar-1945",
                "999 000 0018",
                "Send it before")) {
            assertTrue(html.contains(words), words + "\n" + html);
        }
    }

    @Test
    void theFormOffersTheTabsOfTheRoleAndEverySourceByName() {
        String html = rita.page("diabetes").asString();

        assertTrue(html.contains("<option value=\"diabetes\" selected>Diabetes</option>"), html);
        assertTrue(html.contains("<option value=\"summary\">Summary</option>"), html);
        assertFalse(html.contains("value=\"frailty\""), html);
        assertTrue(html.contains("<option value=\"\" selected>Not sure</option>"), html);
        assertTrue(html.contains("<option value=\"riverside\">Riverside Practice</option>"), html);
        for (ReportKind kind : ReportKind.problems()) {
            assertTrue(html.contains("value=\"" + kind.code() + "\""), kind.words());
        }
        assertFalse(rita.page("<script>").asString().contains("<script>\""));
    }

    @Test
    void noFeedIsReadForTheFormSoNothingIsOpened() {
        rita.page("summary");

        assertEquals(List.of(), rita.audited(database));
    }

    @Test
    void aReportIsKeptWithWhoSentItAboutWhomAndFromWhere() {
        Response sent = rita.with("contact", " bleep\n 2231 ").send();

        assertEquals(303, sent.statusCode());
        String reference = reference(sent);
        Map<String, Object> row = new TreeMap<>(Map.of(
                "reference", reference,
                "registration", "northgate",
                "organisation_ods", "RNG01",
                "organisation_name", "Northgate Hospital",
                "tab", "summary",
                "feed", "greenfield",
                "kind", "missing",
                "words", WORDS,
                "contact", "bleep 2231"));
        row.putAll(Map.of(
                "user_issuer", "https://epr.northgate.example/launch",
                "user_subject", "rita.okafor",
                "user_name", "Rita Okafor",
                "user_role_code", "R8001",
                "user_role_name", "Nurse",
                "nhs_number", "9990000018"));
        Map<String, Object> kept = rita.kept(database).getFirst();
        assertTrue(kept.keySet().containsAll(List.of("form_id", "configuration_version", "application_version")));
        kept.keySet().removeAll(List.of("form_id", "configuration_version", "application_version"));
        assertEquals(row, kept);
        assertEquals(
                List.of(Map.of(
                        "event", "problem-reported",
                        "outcome", "success",
                        "tab", "summary",
                        "reports", "{\"reference\": \"" + reference + "\"}",
                        "user_name", "Rita Okafor",
                        "nhs_number", "9990000018")),
                rita.audited(database));
    }

    @Test
    void theReceiptNamesTheReferenceAndTheServiceDesk() {
        Response sent = rita.send();

        Response receipt = rita.asked().get(sent.header("Location"));

        assertEquals(200, receipt.statusCode());
        String html = receipt.asString();
        assertTrue(html.contains("Reference number: <strong>" + reference(sent) + "</strong>"), html);
        assertTrue(html.contains("01604 555 0100"), html);
        assertTrue(html.contains("desk@northgate.example"), html);
        assertFalse(html.contains(" now</strong>"), html);
        assertFalse(html.contains(WORDS), html);
    }

    @Test
    void theReceiptOfAnotherPatientsDataSaysToRingNow() {
        Response sent = rita.with("kind", "wrong-patient").send();

        String html = rita.asked().get(sent.header("Location")).asString();

        assertTrue(html.contains("Ring Northgate desk on"), html);
        assertTrue(html.contains("do not rely on what is shown"), html);
    }

    @Test
    void aReportOnNoOneTabOfNoKnownSourceIsKeptAsThat() {
        rita.with("tab", "").with("feed", "").send();

        Map<String, Object> kept = rita.kept(database).getFirst();
        assertFalse(kept.containsKey("tab"));
        assertFalse(kept.containsKey("feed"));
        assertFalse(rita.audited(database).getFirst().containsKey("tab"));
    }

    @ParameterizedTest
    @CsvSource({
        "tab, frailty, Choose the tab from the list",
        "feed, nowhere, 'Choose the source from the list, or “Not sure”'",
        "kind, '', Choose the kind of problem",
        "kind, gossip, Choose the kind of problem",
        "words, '', Say in words what is wrong",
        "words, ' \t ', Say in words what is wrong"
    })
    void whatIsMissingIsSaidBesideItsFieldAndNothingIsKept(String field, String value, String message) {
        Response page = rita.with(field, value).send();

        assertEquals(422, page.statusCode());
        String html = page.asString();
        assertTrue(html.contains("The report is not sent yet"), html);
        assertTrue(html.contains("<a href=\"#" + field + "\">" + message + "</a>"), html);
        assertTrue(html.contains("id=\"" + field + "-problem\""), html);
        assertTrue(field.equals("words") || html.contains(">" + WORDS + "</textarea>"), html);
        assertEquals(List.of(), rita.kept(database));
        assertEquals(List.of(), rita.audited(database));
    }

    @Test
    void sentTwiceItIsKeptOnce() {
        Response first = rita.send();
        Response second = rita.send();

        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(1, rita.kept(database).size());
        assertEquals(1, rita.audited(database).size());
    }

    @Test
    void aDoubleClickIsKeptOnce() {
        List<String> places = IntStream.range(0, 4)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> rita.send().header("Location")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .distinct()
                .toList();

        assertEquals(1, places.size());
        assertEquals(1, rita.kept(database).size());
        assertEquals(1, rita.audited(database).size());
    }

    @Test
    void aRoleThatOpensNoTabMayStillReport() {
        Reporting stranger = new Reporting(sessions, Launches.as(new Coded("urn:roles", "porter", "Porter")));

        assertEquals(422, stranger.send().statusCode());
        assertEquals(303, stranger.with("tab", "").send().statusCode());
    }

    private static String reference(Response sent) {
        String location = sent.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
