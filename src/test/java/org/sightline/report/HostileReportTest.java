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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Whatever is typed into the form, or sent without it. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class HostileReportTest {

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
    @DisplayName("C05: what nobody can see is kept written out, line ends and tabs as they are")
    void hiddenCharactersAreWrittenOut() {
        assertEquals(
                303,
                rita.with("words", "dose\u202E01\u200B mg\u0000\r\nnext\tline\u0007")
                        .send()
                        .statusCode());

        assertEquals(
                "dose[U+202E]01[U+200B] mg[U+0000]\nnext\tline[U+0007]",
                rita.kept(database).getFirst().get("words"));
    }

    @Test
    @DisplayName("C01: markup and template expressions come back as text")
    void markupComesBackAsText() {
        Response page = rita.with("words", "</textarea><script>alert(1)</script>{view.form.token}")
                .with("contact", "\" autofocus onfocus=\"alert(1)")
                .with("kind", "")
                .send();

        String html = page.asString();
        assertEquals(422, page.statusCode());
        assertFalse(html.contains("<script>alert"), html);
        assertTrue(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt;{view.form.token}"), html);
        assertTrue(html.contains("value=\"&quot; autofocus onfocus=&quot;alert(1)\""), html);
    }

    @Test
    void tooManyWordsComeBackWithTheirNumberAndNothingIsCut() {
        String words = "€".repeat(4_000);

        Response page = rita.with("words", words).send();

        assertEquals(422, page.statusCode());
        assertTrue(page.asString().contains("Use at most 2,000 characters to say what is wrong; there are 4,000"));
        assertTrue(page.asString().contains(words));
        assertEquals(303, rita.with("words", "€".repeat(2_000)).send().statusCode());
    }

    @Test
    void tooLongAContactIsSaidBesideIt() {
        assertTrue(rita.with("contact", "0".repeat(201))
                .send()
                .asString()
                .contains("Use at most 200 characters to say how to reach you"));
    }

    @Test
    @DisplayName("100 KB of words do not reach the form, and the next report is as good as ever")
    void floodsAreRefused() {
        assertEquals(413, rita.with("words", "x".repeat(100_000)).send().statusCode());
        assertEquals(List.of(), rita.kept(database));
        assertEquals(303, rita.with("words", "Well again").send().statusCode());
    }

    @Test
    @DisplayName("C08: nothing that was typed gets into a log line or an address")
    void nothingTypedIsLogged() {
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        Handler keeper = keeper(lines);
        Logger.getLogger("").addHandler(keeper);
        try {
            Response sent = rita.with("words", "unmistakable-words")
                    .with("contact", "unmistakable-contact")
                    .send();
            rita.with("kind", "unmistakable-kind").send();
            rita.with("words", "unmistakable-words".repeat(10_000)).send();

            assertTrue(sent.header("Location").matches(".*/record/[A-Za-z0-9_-]{22}/report/[0-9A-Z-]{11}"));
        } finally {
            Logger.getLogger("").removeHandler(keeper);
        }
        assertFalse(String.join("\n", lines).contains("unmistakable"), String.join("\n", lines));
    }

    private static Handler keeper(Queue<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                lines.add(((org.jboss.logmanager.ExtLogRecord) entry).getFormattedMessage() + entry.getThrown());
            }

            @Override
            public void flush() {
                // nothing is held back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }
}
