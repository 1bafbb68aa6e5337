package org.sightline.launch.smart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.demo.identity.DemoOfficer;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Waiting;

/** Test launches from the office's button to the last step, at both doors, before a mock EHR. */
@QuarkusTest
@TestProfile(SmartOfficeProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class SmartOfficeTestLaunchTest {

    /** Passes Modulus 11, is nobody's, and is not of the range for tests. */
    private static final String NOT_FICTIONAL = "0000000000";

    private static final String IVY = "9990000018";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    AgroalDataSource dataSource;

    private MockEhr ehr;
    private SmartOfficeTester miriam;

    @BeforeEach
    void startEhr() throws Exception {
        ehr = SmartFolder.ehr(address, "northgate-hospital");
        ehr.give("Patient", "real-1", MockFhir.patient(NOT_FICTIONAL, "1945-03-12"));
        miriam = new SmartOfficeTester(DemoOfficer.MIRIAM, address);
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
    }

    @Test
    void aSmartLaunchShowsEveryStepAndNothingOfThePatient() throws Exception {
        assertTrue(miriam.page().contains("Start a test"));
        HttpResponse<String> begun = miriam.begin();
        List<String> cookies = begun.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.contains("-test-"))
                .toList();
        assertEquals(2, cookies.size());
        for (String cookie : cookies) {
            assertTrue(
                    cookie.matches("__Secure-sightline-test-(token|smart)=[A-Za-z0-9_-]{43}; Path=/(launch|smart);"
                            + " Max-Age=600; Secure; HttpOnly; SameSite=None"),
                    cookie);
        }
        String waiting = miriam.page();
        assertTrue(waiting.contains("Waiting for a launch") && waiting.contains("http-equiv=\"refresh\""), waiting);

        LogLines log = new LogLines();
        HttpResponse<String> away = miriam.start(ehr);
        String underWay = miriam.page();
        assertTrue(underWay.contains("A launch is under way."), underWay);
        assertEquals(3, count(underWay, "</svg> Holds"), underWay);
        HttpResponse<String> record = miriam.back(ehr, away);
        log.close();
        assertEquals(303, record.statusCode());

        String page = miriam.page();
        assertTrue(page.contains("The launch was accepted and opened a record."), page);
        assertEquals(11, count(page, "</svg> Holds"), page);
        assertTrue(
                page.contains("Fields: access_token, token_type, expires_in, refresh_token, scope, id_token, patient"));
        assertTrue(page.contains("all that was asked for is granted"), page);
        assertTrue(page.contains("our nonce came back, fhirUser came"), page);
        assertTrue(page.contains("role R8001 of"), page);
        String kept = page + row() + log.lines;
        for (String secret :
                List.of(IVY, "999 000 0018", "1945", "ivy-1", "Okafor", "rita", "access-", "refresh-", "eyJ")) {
            assertFalse(kept.contains(secret), secret + " in " + kept);
        }
        String location = record.headers().firstValue("Location").orElseThrow();
        assertEquals(200, miriam.browser.get(location + "?complete=yes").statusCode());
        String agreed = miriam.page();
        assertTrue(agreed.contains("</svg> Source") && !agreed.contains("http-equiv"), agreed);
        assertTrue(agreed.contains("Eastfield Hospital") && agreed.contains("Greenfield Surgery"), agreed);
    }

    @Test
    void aTestIsOverAfterOneLaunch() throws Exception {
        miriam.begin();
        assertEquals(303, miriam.launch(ehr).statusCode());
        ehr.patient = "real-1";
        assertEquals(303, miriam.launch(ehr).statusCode());
        miriam.begin();
        miriam.stop();
        assertTrue(miriam.page().contains("was ended before a launch was finished"));
        assertEquals(303, miriam.launch(ehr).statusCode());
        assertFalse(miriam.page().contains("</svg> Holds"));
    }

    @Test
    void aTestIsOverAfterTenMinutes() throws Exception {
        miriam.begin();
        Jdbi.create(dataSource)
                .useHandle(
                        handle -> handle.execute(
                                "UPDATE test_launch SET begun_at = begun_at + interval '1 ms', expires_at = begun_at WHERE ended_at IS NULL"));
        ehr.patient = "real-1";
        assertEquals(303, miriam.launch(ehr).statusCode());
        String page = miriam.page();
        assertTrue(page.contains("No launch was finished within ten minutes"), page);
        assertFalse(page.contains("http-equiv"), page);
    }

    @Test
    void aPatientWhoIsNotFictionalIsRefusedAtBothDoors() throws Exception {
        miriam.begin();
        ehr.patient = "real-1";
        long sessions = sessions();
        HttpResponse<String> refused = miriam.launch(ehr);
        assertRefusedAsReal(refused);
        Waiting.untilEqual(2, ehr.revoked::size);

        miriam.begin();
        assertRefusedAsReal(miriam.post(SignedLaunch.token(NOT_FICTIONAL, address + "/launch")));
        assertEquals(sessions, sessions());
        assertEquals(303, miriam.launch(ehr).statusCode(), "the test is over");
    }

    @Test
    void aLaunchTokenShowsItsSteps() throws Exception {
        miriam.begin();
        String token = SignedLaunch.token(IVY, address + "/launch");
        assertEquals(303, miriam.post(token).statusCode());
        String page = miriam.page();
        assertTrue(page.contains("The launch was accepted and opened a record."), page);
        assertEquals(23, count(page, "</svg> Holds"), page);
        assertTrue(page.contains("Used before") && !page.contains("Token response"), page);
        assertFalse((page + row()).contains(token) || (page + row()).contains(IVY) || page.contains("Okafor"));

        miriam.begin();
        miriam.post(token);
        assertTrue(miriam.page().contains("TOKEN_REPLAYED"), miriam.page());
    }

    @Test
    void anotherOrganisationsLaunchLeavesNothingInTheTest() throws Exception {
        SmartOfficeTester gareth = new SmartOfficeTester(DemoOfficer.GARETH, address);
        gareth.begin();
        ehr.patient = "real-1";
        assertEquals(303, gareth.launch(ehr).statusCode(), "and is no test");
        assertEquals(
                303,
                gareth.post(SignedLaunch.token(NOT_FICTIONAL, address + "/launch"))
                        .statusCode());
        String page = gareth.page();
        assertTrue(page.contains("Waiting for a launch"), page);
        assertEquals("[]", row());
        gareth.post("no token of anybody's");
        assertTrue(gareth.page().contains("TOKEN_MALFORMED"), gareth.page());
    }

    @Test
    void eachStepOfASmartLaunchCanFailAndSaysSo() throws Exception {
        fails(
                "Launch address opened",
                "SMART_REQUEST_MALFORMED",
                () -> {},
                () -> miriam.browser.get("/smart/launch?iss=" + ehr.fhirBase()));
        fails("Back from the authorization server", "SMART_CODE_MISSING", () -> {}, () -> {
            String to = miriam.start(ehr).headers().firstValue("Location").orElseThrow();
            String state =
                    ClientChecks.form(java.net.URI.create(to).getRawQuery()).get("state");
            return miriam.browser.get("/smart/callback/northgate-hospital?state=" + state);
        });
        fails("Token response", "SMART_TOKEN_REFUSED", () -> ehr.clientKeys = new JWKSet());
        ehr.clientKeys = SmartFolder.clientKeys();
        fails(
                "id_token",
                "SMART_ID_TOKEN_NOT_ACCEPTED",
                () -> ehr.idTokens.claims = claims -> claims.claim("nonce", "x"));
        fails(
                "User",
                "SMART_USER_NOT_STAFF",
                () -> ehr.idTokens.claims = claims -> claims.claim("fhirUser", "Patient/1"));
        ehr.idTokens.claims = claims -> claims;
        fails("Patient", "SMART_PATIENT_UNREADABLE", () -> ehr.resources.remove("/fhir/Patient/ivy-1"));
    }

    private interface Launch {
        HttpResponse<String> go() throws Exception;
    }

    private void fails(String step, String reason, Runnable spoilt) throws Exception {
        fails(step, reason, spoilt, () -> miriam.launch(ehr));
    }

    private void fails(String step, String reason, Runnable spoilt, Launch launch) throws Exception {
        miriam.begin();
        spoilt.run();
        assertEquals(403, launch.go().statusCode());
        String page = miriam.page();
        String line = page.substring(page.indexOf("<strong>" + step + "</strong>"));
        assertTrue(line.substring(0, line.indexOf("</tr>")).contains("Fails<span class=\"sl-by\">" + reason), line);
        assertEquals(1, count(page, "</svg> Fails"), page);
    }

    private void assertRefusedAsReal(HttpResponse<String> refused) throws Exception {
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("open a patient whose NHS number begins with 999"), refused.body());
        String page = miriam.page();
        assertTrue(page.contains("TEST_PATIENT_NOT_FICTIONAL"), page);
        assertFalse((page + row()).contains(NOT_FICTIONAL), page);
    }

    private String row() {
        return ask("SELECT steps::text FROM test_launch ORDER BY begun_at DESC LIMIT 1", String.class);
    }

    private long sessions() {
        return ask("SELECT count(*) FROM viewer_session", Long.class);
    }

    private <T> T ask(String question, Class<T> type) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery(question).mapTo(type).one());
    }

    private static int count(String page, String words) {
        return page.split(words, -1).length - 1;
    }
}
