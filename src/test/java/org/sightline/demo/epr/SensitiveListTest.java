package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** An entry without a label, whose code is in a list that {@code withheld.yaml} names. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SensitiveListTest {

    private static final String CODE = "5011000999101";
    private static final String TERM = "harm by a partner";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Test
    @DisplayName("F19-LIST an entry with a code of a sensitive list is on no page, in no stream and in no print")
    void isNowhere() throws Exception {
        Desk desk = new Desk(address);
        String sent = desk.get("/demo/feeds/riverside-practice/fhir/Condition?patient=803316")
                .body();
        assertTrue(sent.contains(CODE) && sent.contains(TERM), "the source does send it");

        Desk.Launched chloe = desk.launched("rita-okafor", "9990000131");
        String record = chloe.record();
        for (String page : List.of(
                record + "/summary",
                record + "/stream/summary",
                record + "/stream/gp-data",
                record + "/summary?complete=yes",
                record + "/gp-data?complete=yes",
                record + "/print")) {
            HttpResponse<String> answer = desk.ask("GET", page, chloe.cookie());
            String body = answer.body();
            assertEquals(200, answer.statusCode(), page);
            assertFalse(body.contains(CODE), page);
            assertFalse(body.contains(TERM), page);
            assertEquals(!page.endsWith("/summary") || page.contains("/stream/"), body.contains("Latex allergy"), page);
        }
        assertTrue(chloe.body().contains("Some items are withheld."));
    }

    @Test
    @DisplayName(
            "F19 a label is shown to the role and in the care setting that its rule names, and elsewhere to nobody")
    void aLabelIsShownInItsSetting() throws Exception {
        Desk desk = new Desk(address);
        for (String user : List.of("amy-chowdhury", "rita-okafor", "dev-sharma")) {
            Desk.Launched chloe = desk.launched(user, "9990000131");
            String page = Desk.words(desk.ask("GET", chloe.record() + "/summary?complete=yes", chloe.cookie())
                    .body());
            assertEquals(user.equals("amy-chowdhury"), page.contains("Chlamydial infection"), user + page);
            assertFalse(page.contains("Termination of pregnancy"), user + page);
        }
    }
}
