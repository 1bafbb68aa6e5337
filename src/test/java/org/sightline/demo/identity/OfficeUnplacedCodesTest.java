package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.coverage.UnplacedCodes;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** Which codes no panel showed, for officers who look after data quality, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeUnplacedCodesTest {

    private static final String PAGE = "/office/unplaced-codes";
    private static final String FILE = "/office/unplaced-codes.csv";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    UnplacedCodes codes;

    @Test
    void dataQualityReadsTheCodesOfItsOwnOrganisation() throws Exception {
        codes.count(
                "northgate-hospital",
                "end-of-life",
                "greenfield-surgery",
                List.of(coded("73761001", "<b>Colonoscopy")));
        codes.count(
                "greenfield-surgery", "summary", "northgate-hospital", List.of(coded("4525004", "Emergency visit")));
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address);

        HttpResponse<String> page = browser.get(PAGE);
        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        String html = page.body();
        assertTrue(html.contains("Greenfield Surgery: End of life"), html);
        assertTrue(html.contains("&lt;b&gt;Colonoscopy"), html);
        assertTrue(html.contains("SNOMED CT 73761001"), html);
        assertTrue(html.contains("Counted by this node since it started, on "), html);
        assertFalse(html.contains("Emergency visit"), html);
        assertTrue(browser.get("/office").body().contains("href=\"" + PAGE + "\""));

        HttpResponse<String> file = browser.get(FILE);
        assertTrue(file.headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
        assertTrue(
                file.body()
                        .contains(
                                "\"Greenfield Surgery\",\"End of life\",\"Procedure\",\"http://snomed.info/sct\",\"73761001\",\"<b>Colonoscopy\",\"1\",\""),
                file.body());
        assertFalse(file.body().contains("Emergency visit"), file.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, FILE})
    void nobodyElseReadsThem(String what) throws Exception {
        OfficeBrowser privacy = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertEquals(403, privacy.get(what).statusCode());
        assertFalse(privacy.get("/office").body().contains(PAGE));
    }

    private static Procedure coded(String code, String term) {
        return new Procedure()
                .setCode(new CodeableConcept(new Coding("http://snomed.info/sct", code, term)).setText("Mrs Adeyemi"));
    }
}
