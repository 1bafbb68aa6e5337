package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
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

/** Documents over HTTP: whole launches, real feeds, the headers a browser gets. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class DocumentsOfTheDemoTest {

    private static final String NURSE = "rita-okafor";
    private static final String WALTER = "9990000107";
    private static final String SYLVIA = "9990000212";
    private static final String HOSTILE = "9990000034";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String database;

    @ConfigProperty(name = "sightline.public-url")
    String address;

    private Desk desk;

    /** The first reading of an application that has just started may take longer than a feed is waited for. */
    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
        Waiting.until(() -> !desk.launched(NURSE, WALTER).body().contains("did not answer in time"));
    }

    @Test
    @DisplayName("C03 each document has headers that let it do nothing, and only our pages frame it")
    void eachDocumentHasHeadersThatLetItDoNothing() throws IOException, InterruptedException {
        Desk.Launched walter = desk.launched(NURSE, WALTER);
        String pdf = link(walter, "ReSPECT form version 3");
        HttpResponse<String> page = desk.ask("GET", pdf, walter.cookie());
        assertEquals(200, page.statusCode());
        assertEquals("DENY", page.headers().firstValue("X-Frame-Options").orElseThrow());
        HttpResponse<String> content = desk.ask("GET", pdf + "/content?file=0", walter.cookie());
        assertTrue(content.body().startsWith("%PDF-"));
        assertHeaders(content, "application/pdf");
        HttpResponse<String> html =
                desk.ask("GET", link(walter, "Oncology clinic letter") + "/content", walter.cookie());
        assertHeaders(html, "text/html");
        assertTrue(html.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .contains("sandbox"));
        assertTrue(html.body().contains("<h1>Oncology clinic letter</h1>"));
        HttpResponse<String> saved = desk.ask("GET", pdf + "/download", walter.cookie());
        assertEquals(
                "attachment; filename=\"ReSPECT form version 3.pdf\"; filename*=UTF-8''ReSPECT%20form%20version%203.pdf",
                saved.headers().firstValue("Content-Disposition").orElseThrow());
    }

    @Test
    @DisplayName("S08, S15 another launch's document is not there, and who asks for it leaves rows")
    void anotherLaunchsDocumentIsNotThere() throws IOException, InterruptedException {
        Desk.Launched walter = desk.launched(NURSE, WALTER);
        Desk.Launched sylvia = desk.launched(NURSE, SYLVIA);
        String walters = link(walter, "ReSPECT form version 3");
        String sylvias = link(sylvia, "Discharge summary");
        for (String what : new String[] {"", "/content", "/download"}) {
            assertEquals(404, desk.ask("GET", walters + what, sylvia.cookie()).statusCode());
            String mixed = walters.substring(0, walters.indexOf("/document/"))
                    + sylvias.substring(sylvias.indexOf("/document/"));
            HttpResponse<String> answer = desk.ask("GET", mixed + what, walter.cookie());
            assertEquals(404, answer.statusCode());
            assertFalse(answer.body().contains("Discharge summary"));
        }
        String launch = walters.split("/")[2];
        List<String> asked = List.of("not-this-patients", "not-this-patients", "not-this-patients");
        assertEquals(asked, trail("document ->> 'outcome'", "document-opened", launch));
        Waiting.untilEqual(List.of("cookie-wrong"), () -> trail("reason", "attempt-refused", launch));
    }

    @Test
    @DisplayName("a document opened before any tab asks the sources whether the record is restricted, and is opened")
    void aDocumentOpensBeforeAnyTab() throws IOException, InterruptedException {
        String walters = link(desk.launched(NURSE, WALTER), "ReSPECT form version 3");
        Desk.Launched again = desk.entered(NURSE, WALTER);

        HttpResponse<String> page =
                desk.ask("GET", again.record() + walters.substring(walters.indexOf("/document/")), again.cookie());

        assertEquals(200, page.statusCode());
        String launch = again.record().split("/")[2];
        assertEquals(List.of("asked-only"), trail("delivery", "opened", launch));
        assertEquals(List.of("named"), trail("document ->> 'outcome'", "document-opened", launch));
    }

    private List<String> trail(String column, String event, String launch) {
        return new TestDatabase(database)
                .asApplication()
                .withHandle(handle -> handle.createQuery("SELECT " + column
                                + " FROM audit_entry WHERE event = :event AND launch_id = :launch ORDER BY sequence")
                        .bind("event", event)
                        .bind("launch", launch)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void aDocumentIsOpenedByGetOnly() throws IOException, InterruptedException {
        Desk.Launched walter = desk.launched(NURSE, WALTER);
        String pdf = link(walter, "ReSPECT form version 3");
        for (String what : new String[] {"", "/content", "/download"}) {
            assertEquals(405, desk.ask("HEAD", pdf + what, walter.cookie()).statusCode());
        }
        assertEquals(
                400,
                desk.ask("GET", pdf.replace("/summary/", "/summary/%2e%2e"), walter.cookie())
                        .statusCode());
        assertEquals(404, desk.ask("GET", pdf + "?file=x", walter.cookie()).statusCode());
    }

    @Test
    @DisplayName("C03 a hostile document is shown as what it is")
    void aHostileDocumentIsShownAsWhatItIs() throws IOException, InterruptedException {
        Desk.Launched launched = desk.launched(NURSE, HOSTILE);
        String letter = link(launched, "Clinic letter [U+202E]fdp.exe");
        String page = desk.ask("GET", letter, launched.cookie()).body();
        assertTrue(Desk.words(page).contains("The source calls this file application/pdf, which it is not."));
        HttpResponse<String> content = desk.ask("GET", letter + "/content", launched.cookie());
        assertHeaders(content, "text/html");
        assertFalse(content.body().contains("alert"));
        assertTrue(content.body().contains("Hidden words: penicillin allergy"));
    }

    private static void assertHeaders(HttpResponse<String> file, String mediaType) {
        assertEquals(200, file.statusCode());
        assertTrue(file.headers().firstValue("Content-Type").orElseThrow().startsWith(mediaType));
        assertEquals(
                "nosniff", file.headers().firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("SAMEORIGIN", file.headers().firstValue("X-Frame-Options").orElseThrow());
        assertEquals("no-store", file.headers().firstValue("Cache-Control").orElseThrow());
        String policy = file.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertTrue(policy.contains("frame-ancestors 'self'"), policy);
        assertFalse(policy.contains("script-src"), policy);
    }

    private static String link(Desk.Launched record, String title) {
        Matcher link = Pattern.compile("href=\"(/record/[^\"]+/document/[^\"]+)\">Open document<span[^>]*>: ([^<]*)")
                .matcher(record.body());
        while (link.find()) {
            if (link.group(2).startsWith(title)) {
                return link.group(1);
            }
        }
        throw new AssertionError("no link to " + title);
    }
}
