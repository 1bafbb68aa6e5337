package org.sightline.help;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.report.ReportProfile;
import org.sightline.session.ViewerSessions;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class HelpPageTest {

    @Inject
    ViewerSessions sessions;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private ViewerSessions.Opened opened;
    private String record;

    @BeforeEach
    void openARecord() {
        opened = sessions.open(Launches.newId(), Launches.ritaOpensIvy());
        record = "/record/" + opened.session().launchId();
    }

    @Test
    void saysOfEachSourceWhatItSuppliesSinceWhenAndHowNew() {
        String text = text(page("diabetes"));

        assertTrue(
                text.contains("Greenfield Surgery Announced today: Results are late. (about reports) "
                        + "Live: asked as you open a tab 01-Apr-2015 details of the patient, problems, reports"),
                text);
        assertTrue(
                text.contains("Riverside Practice A copy taken overnight No first day is known "
                        + "details of the patient, problems, reports"),
                text);
    }

    @Test
    void announcementsOfOtherDaysAreNotThere() {
        assertFalse(text(page("summary")).contains("The system moves"));
    }

    @Test
    void saysWhatTheTabsOfTheRoleHoldAndHoldNot() {
        String text = text(page("summary"));

        assertTrue(text.contains("Diabetes It holds The eight care processes of a year"), text);
        assertTrue(text.contains("It does not hold Glucose monitoring"), text);
        assertFalse(text.contains("Frailty It holds"), text);
    }

    @Test
    void leadsBackToItsTabAndToTheThreeFormsAndNamesTheServiceDesk() {
        String html = page("diabetes").asString();

        assertTrue(html.contains("<a href=\"" + record + "/diabetes\">Back to Diabetes</a>"), html);
        for (String form : List.of("", "&amp;kind=feedback", "&amp;kind=idea")) {
            assertTrue(html.contains("href=\"" + record + "/report?tab=diabetes" + form + "\""), form + html);
        }
        assertTrue(text(page("diabetes")).contains("Northgate desk, 01604 555 0100 , desk@northgate.example"), html);
        assertTrue(page("<script>").asString().contains(">Back to Summary</a>"));
    }

    @Test
    @DisplayName("nothing is opened for it, and nothing of the patient is on it")
    void opensNothingAndShowsNothingOfThePatient() {
        Response page = page("summary");

        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.header("Cache-Control"));
        assertFalse(page.asString().contains("999 000 0018") || page.asString().contains("12-Mar-1945"));
        int opened = new TestDatabase(url)
                .asApplication()
                .withHandle(h -> h.createQuery("SELECT count(*) FROM audit_entry WHERE launch_id = :launchId")
                        .bind("launchId", this.opened.session().launchId().value())
                        .mapTo(Integer.class)
                        .one());
        assertEquals(0, opened);
    }

    private Response page(String tab) {
        return given().cookie("__Secure-sightline", opened.secret())
                .queryParam("tab", tab)
                .get(record + "/help");
    }

    private static String text(Response page) {
        return page.asString().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
