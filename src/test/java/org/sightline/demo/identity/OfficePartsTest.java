package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.DemoProfile;
import org.sightline.policy.objection.ObjectionStanding;
import org.sightline.policy.objection.Objections;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** What an officer does about an objection to parts of a record. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficePartsTest {

    private static final String PAGE = "/office/objections";
    private static final String HEADING = "nhs_number,received_on,how_received,on_behalf,representative,evidence";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    Objections objections;

    private OfficeBrowser imogen;
    private String formToken;

    @BeforeEach
    void signIn() throws Exception {
        new TestDatabase(url).asOwner().useHandle(h -> h.execute("TRUNCATE objection_entry"));
        imogen = OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address);
        formToken = OfficeBrowser.fields(imogen.get(PAGE).body()).get("formToken");
    }

    @Test
    void anObjectionToPartsIsRecordedWidenedByAListAndExported() throws Exception {
        HttpResponse<String> none = record("objected", Map.of("scope", "parts"));
        assertEquals(422, none.statusCode());
        assertTrue(none.body().contains("one source or category at least has to be ticked"), none.body());
        assertEquals(
                422,
                record("objected", Map.of("scope", "parts", "feeds", "nobody")).statusCode());

        HttpResponse<String> recorded =
                record("objected", Map.of("scope", "parts", "feeds", "county-council", "categories", "mental-health"));
        assertEquals(200, recorded.statusCode());
        assertTrue(recorded.body().contains("Not shown: County Council; Mental health."), recorded.body());
        assertTrue(imogen.get(PAGE + "/in-force.csv").body().contains("county-council"));

        String list = HEADING + ",feeds,categories\r\n9990000018,2024-03-01,letter,patient,,Box 4,gp-extract,\r\n";
        imogen.upload(
                PAGE + "/list/confirm",
                Map.of("formToken", formToken, "csv", list, "form", "abcdefghijklmnopqrstuv"),
                "",
                "");
        assertEquals(
                new ObjectionStanding.PartsOnly(new ObjectionScope.Parts(
                        Set.of(new FeedId("county-council"), new FeedId("gp-extract")), Set.of("mental-health"))),
                objections.standing(new NhsNumber("9990000018")));
        assertTrue(record("reversed", Map.of("scope", "parts")).body().contains("No objection is in force"));
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
}
