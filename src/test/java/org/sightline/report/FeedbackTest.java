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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Feedback on the viewer and ideas for using the record, which are about no patient. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class FeedbackTest {

    private static final String WORDS = "The tabs are quick.";

    @Inject
    ViewerSessions sessions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;
    private Reporting rita;

    @BeforeEach
    void openARecord() {
        database = new TestDatabase(url);
        rita = new Reporting(sessions).with("words", WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feedback", "idea"})
    @DisplayName("neither the row nor its audit entry names the patient, whatever the form says besides")
    void isKeptWithoutThePatient(String kind) {
        Response sent = rita.with("kind", kind).with("contact", "bleep 2231").send();

        assertEquals(303, sent.statusCode());
        Map<String, Object> row = rita.kept(database).getFirst();
        assertEquals(kind, row.get("kind"));
        assertEquals(WORDS, row.get("words"));
        assertEquals("summary", row.get("tab"));
        assertEquals("Rita Okafor", row.get("user_name"));
        assertFalse(row.containsKey("nhs_number") || row.containsKey("feed"), row.toString());
        assertFalse(row.toString().contains("9990000018"), row.toString());
        assertEquals(
                List.of(Map.of(
                        "event", "feedback-given",
                        "outcome", "success",
                        "reports", "{\"reference\": \"" + row.get("reference") + "\"}",
                        "user_name", "Rita Okafor")),
                rita.audited(database));
    }

    @ParameterizedTest
    @CsvSource({
        "feedback, Give feedback on the viewer, Thank you: the feedback is kept",
        "idea, Suggest an idea for using the record, Thank you: the idea is kept"
    })
    @DisplayName("its link leads to a form that asks for nothing of the patient and shows nothing of them")
    void theFormIsAboutNoPatient(String kind, String title, String thanks) {
        String form = page(kind).asString();
        String receipt = rita.asked()
                .get(rita.with("kind", kind).send().header("Location"))
                .asString();

        assertTrue(form.contains("<h1 class=\"sl-form__title\">" + title + "</h1>"), form);
        assertTrue(form.contains("name=\"kind\" value=\"" + kind + "\""), form);
        assertTrue(form.contains("Not the patient’s NHS number"), form);
        assertTrue(receipt.contains(thanks), receipt);
        for (String html : List.of(form, receipt)) {
            assertFalse(html.contains("999 000 0018") || html.contains("12-Mar-1945"), html);
            assertFalse(html.contains("<select") || html.contains("type=\"radio\""), html);
        }
    }

    @Test
    void eachFormLeadsToTheOthers() {
        for (String kind : List.of("", "feedback", "idea", "gossip")) {
            String form = page(kind).asString();

            for (String other : List.of("", "feedback", "idea")) {
                boolean chosen = other.equals(kind.equals("gossip") ? "" : kind);
                String link = "href=\"" + rita.address() + "?tab=diabetes&amp;kind=" + other + "\"";
                assertEquals(!chosen, form.split("</nav>", 2)[0].contains(link), kind + " to " + other + "\n" + form);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "words, Slow for 9990000018.",
        "words, Slow for 999 000 0018!",
        "words, 'Slow: 999-000-\n0018'",
        "contact, ask about 999.000.0018"
    })
    void thePatientsNumberIsNotKeptInTheWordsEither(String field, String text) {
        Response page = rita.with("kind", "feedback").with(field, text).send();

        assertEquals(422, page.statusCode());
        assertTrue(page.asString().contains("The feedback is not sent yet"), page.asString());
        assertTrue(page.asString().contains("<a href=\"#" + field + "\">Leave out the patient’s NHS number"));
        assertEquals(List.of(), rita.kept(database));
        assertEquals(303, rita.with("kind", "missing").send().statusCode(), "a report names the patient anyway");
    }

    @Test
    void emptyFeedbackIsNotKept() {
        Response page = rita.with("kind", "idea").with("words", " ").send();

        assertEquals(422, page.statusCode());
        assertTrue(page.asString().contains("Write what you have to say"), page.asString());
        assertEquals(List.of(), rita.kept(database));
    }

    private Response page(String kind) {
        return rita.asked()
                .queryParam("tab", "diabetes")
                .queryParam("kind", kind)
                .get(rita.address());
    }
}
