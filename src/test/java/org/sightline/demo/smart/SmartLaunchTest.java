package org.sightline.demo.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.HttpBrowser;
import org.sightline.testing.TestDatabase;

/** From the EPR's SMART button to the record, as a browser goes, with the viewer and both demo EHRs as they are. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SmartLaunchTest {

    private static final String IVY = "9990000018";
    private static final String WALTER = "9990000107";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void provedByAKeyOpensThePatientThatWasOpen() throws Exception {
        Opened opened = launch("/demo/launch/smart", "rita-okafor", IVY);

        assertTrue(opened.words().contains("ADEYEMI, Ivy (Mrs)"), opened.words());
        assertTrue(
                opened.words().contains("Opened by Rita Okafor , triage nurse , Northgate Hospital , for direct care"),
                opened.words());
        assertEquals(
                2,
                opened.words().split("Northgate Hospital answered at", -1).length,
                "its entries are shown once: " + opened.words());
        assertEquals(
                List.of("SMART", IVY, "rita-okafor", "RNG01"),
                onRecord(opened.launchId()),
                "what the trail says of it");
    }

    @Test
    void provedByASharedSecretShowsWhatOnlyTheEhrHolds() throws Exception {
        Opened byToken = launch("/demo/launch", "grace-abiola", WALTER);
        Opened bySmart = launch("/demo/launch/smart", "grace-abiola", WALTER);

        assertFalse(byToken.words().contains("Oxycodone 15mg"), byToken.words());
        assertTrue(byToken.words().contains("Willow Tree Hospice not connected"), byToken.words());
        assertTrue(bySmart.words().contains("Oxycodone 15mg"), bySmart.words());
        assertTrue(bySmart.words().contains("Willow Tree Hospice answered at"), bySmart.words());
        assertFalse(bySmart.words().contains("Willow Tree Hospice not connected"), bySmart.words());
        assertTrue(bySmart.words().contains("Oxycodone 10mg"), "the partners' entries stay");
        assertTrue(bySmart.reportForm().contains("value=\"willow-hospice-ehr\""), bySmart.reportForm());
        assertEquals(List.of("SMART", WALTER, "grace-abiola", "8WT01"), onRecord(bySmart.launchId()));
    }

    @Test
    void theSecretaryActsForTheConsultantByEitherWay() throws Exception {
        for (String button : List.of("/demo/launch", "/demo/launch/smart")) {
            Opened opened = launch(button, "sam-doyle", "9990000417");
            String words = opened.words();
            for (String said : List.of(
                    "Opened by Sam Doyle , medical secretary , Northgate Hospital , acting for Dr Priya Nair , for direct"
                            + " care",
                    "Heart monitor for seven days",
                    "Cardiac investigations",
                    "Letter of the emergency department")) {
                assertTrue(words.contains(said), button + " lacks " + said + ": " + words);
            }
            assertFalse(words.contains("Amlodipine"), "the role is still a secretary's");
            assertEquals(
                    List.of("Dr Priya Nair"),
                    new TestDatabase(url)
                            .asApplication()
                            .withHandle(handle -> handle.createQuery("SELECT DISTINCT acting_for ->> 'name' FROM"
                                            + " audit_entry WHERE launch_id = :launchId")
                                    .bind("launchId", opened.launchId())
                                    .mapTo(String.class)
                                    .list()));
        }
    }

    @Test
    void whoMayOpenNothingMayNotBySmartEither() throws Exception {
        HttpBrowser browser = new HttpBrowser(address);
        HttpResponse<String> refused =
                browser.follow(browser.post("/demo/launch/smart", Map.of("user", "jo-marsh", "patient", IVY)));
        assertEquals(403, refused.statusCode(), refused.body());
        assertFalse(refused.body().contains("ADEYEMI"), refused.body());
    }

    @Test
    void theButtonIsThereForWhomTheEprHasOnRecordAndNowhereElse() throws Exception {
        HttpBrowser browser = new HttpBrowser(address);
        String nurse = browser.get("/demo?user=grace-abiola").body();
        assertTrue(nurse.contains("Launch by SMART: PYM, Walter (Mr)"), nurse);
        assertFalse(nurse.contains("Launch by SMART: ADEYEMI"), nurse);
        String gp = browser.get("/demo?user=tom-bell").body();
        assertFalse(gp.contains("formaction=\"/demo/launch/smart\""), gp);
        for (Map<String, String> form : List.of(
                Map.of("user", "grace-abiola", "patient", IVY),
                Map.of("user", "tom-bell", "patient", IVY),
                Map.of("user", "nobody", "patient", IVY))) {
            assertEquals(404, browser.post("/demo/launch/smart", form).statusCode(), form.toString());
        }
    }

    private record Opened(String launchId, String words, String reportForm) {}

    private Opened launch(String button, String user, String patient) throws Exception {
        HttpBrowser browser = new HttpBrowser(address);
        HttpResponse<String> clicked = browser.post(button, Map.of("user", user, "patient", patient));
        HttpResponse<String> frame = clicked.statusCode() == 200
                ? browser.follow(browser.post("/launch", HttpBrowser.fields(clicked.body())))
                : onward(browser, browser.follow(clicked));
        assertTrue(frame.uri().getPath().startsWith("/record/"), frame.uri() + " " + frame.body());
        String page = browser.get(frame.uri().getPath() + "?complete=yes").body();
        String words = page.replaceAll("(?s)<head>.*?</head>", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
        String launchId = frame.uri().getPath().split("/")[2];
        return new Opened(
                launchId,
                words,
                browser.get("/record/" + launchId + "/report?tab=summary").body());
    }

    /** As the page's script does, where the authorization server is sent a form. */
    private static HttpResponse<String> onward(HttpBrowser browser, HttpResponse<String> page) throws Exception {
        Element form = Jsoup.parse(page.body()).selectFirst("form[data-at-once]");
        return form == null ? page : browser.follow(browser.post(form.attr("action"), HttpBrowser.fields(page.body())));
    }

    private List<String> onRecord(String launchId) {
        return new TestDatabase(url)
                .asOwner()
                .withHandle(handle -> handle.createQuery("""
                        SELECT door, nhs_number, user_subject, organisation_ods FROM audit_entry
                        WHERE event = 'launch-accepted' AND launch_id = ?
                        """)
                        .bind(0, launchId)
                        .map((row, _) ->
                                List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                        .one());
    }
}
