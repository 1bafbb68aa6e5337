package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.demo.identity.OfficeBrowser;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.HttpBrowser;

/** The launch doctor's pages of a SMART door, through the real sign-in, before a mock EHR. */
@QuarkusTest
@TestProfile(SmartOfficeProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SmartOfficePagesTest {

    private static final String CHECK = "/office/smart-check";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    AgroalDataSource dataSource;

    private MockEhr ehr;

    @BeforeEach
    void startEhr() {
        ehr = SmartFolder.ehr(address, "northgate-hospital");
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
    }

    @Test
    void theRegistrationShowsBothDoorsAndWhatToHandOver() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);

        String page = browser.get("/office/registration").body();

        String keyId = SmartFolder.clientKeys().getKeys().getFirst().getKeyID();
        for (String expected : List.of(
                "Signed launch tokens, and SMART App Launch",
                "<code>https://epr.eastfield.example/launch</code>",
                "<code>" + ehr.fhirBase() + "</code>",
                "<code>sightline+viewer</code>",
                "<code>" + address + "/smart/launch</code>",
                "<code>" + address + "/smart/callback/northgate-hospital</code>",
                "<code>" + address + "/.well-known/jwks.json</code>",
                "private_key_jwt, signed with ES384",
                "<code>" + keyId + "</code>",
                "Signs now",
                ", today",
                "<code>TREAT</code>",
                "the same for everybody: R8001 of",
                "<code>Condition, DocumentReference, Patient</code>",
                "as your server’s own description says",
                "Client id                sightline+viewer",
                "&quot;token_endpoint_auth_method&quot; : &quot;private_key_jwt&quot;",
                "launch openid fhirUser online_access patient/Patient.rs patient/Condition.rs",
                "patient/Condition.read")) {
            assertTrue(page.contains(expected), expected + " in " + page);
        }
        assertFalse(page.contains("${") || page.contains("\"d\"") || page.contains("tokens.json"), page);
        assertEquals(List.of(), ehr.requests, "the page asks nobody");
    }

    @Test
    void theCheckGoesThroughEveryStepAndWaitsBeforeItGoesAgain() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        long before = asked();

        String page = check(browser);

        assertTrue(page.contains("Nothing that was tried stands in a launch’s way."), page);
        assertTrue(page.contains("It refused a code that does not exist (invalid_grant), and not us"), page);
        assertTrue(page.contains("/smart/callback/northgate-hospital"), page);
        assertFalse(page.contains("client_assertion") || page.contains("\"d\""), page);
        assertEquals(before + 2, asked(), "the page and the check are on the trail");
        int requests = ehr.requests.size();
        assertTrue(check(browser).contains("Your server was asked a moment ago"));
        assertEquals(requests, ehr.requests.size());
    }

    @Test
    void anOrganisationWithoutASmartDoorIsToldSo() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        assertTrue(browser.get(CHECK).body().contains("has no door for SMART App Launches"));
        String page = browser.get("/office/registration").body();
        assertFalse(page.contains("SMART App Launch") || page.contains(ehr.fhirBase()), page);
        assertEquals(List.of(), ehr.requests);
    }

    @Test
    void theCheckIsForAdministratorsAndTheirOwnFormOnly() throws Exception {
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address).get(CHECK).statusCode());
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        assertEquals(403, browser.post(CHECK, Map.of("formToken", "forged")).statusCode());
        assertEquals(List.of(), ehr.requests);
        assertTrue(browser.get("/office").body().contains("href=\"" + CHECK + "\""));
    }

    @Test
    void aTestLaunchIsForAdministratorsAndTheirOwnFormOnly() throws Exception {
        SmartOfficeTester tobias = new SmartOfficeTester(DemoOfficer.TOBIAS, address);
        assertEquals(403, tobias.browser.get(SmartOfficeTester.PAGE).statusCode());
        SmartOfficeTester miriam = new SmartOfficeTester(DemoOfficer.MIRIAM, address);
        for (String path : List.of("", "/stop")) {
            HttpResponse<String> forged =
                    miriam.browser.post(SmartOfficeTester.PAGE + path, Map.of("formToken", "forged"));
            assertEquals(403, forged.statusCode());
            assertTrue(forged.headers().allValues("set-cookie").stream().noneMatch(c -> c.contains("-test-")));
        }
    }

    private static String check(OfficeBrowser browser) throws Exception {
        String formToken = HttpBrowser.fields(browser.get(CHECK).body()).getOrDefault("formToken", "");
        return browser.post(CHECK, Map.of("formToken", formToken)).body();
    }

    private long asked() {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM audit_entry WHERE event = 'office-page' AND page = :page")
                        .bind("page", CHECK)
                        .mapTo(Long.class)
                        .one());
    }
}
