package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** The launch doctor's page for tokens, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class TokenCheckPageTest {

    private static final String PAGE = "/office/launch-token";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final String IVY = "9990000018";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Test
    @DisplayName("a sound token holds in every check, is not spent, and nothing of it is sent back")
    void checksWithoutUsing() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        String token = token("rita-okafor");

        String checked = check(browser, token).body();

        assertTrue(checked.contains("Every check holds."), checked);
        assertFalse(checked.contains("9990000018") || checked.contains("Rita Okafor") || checked.contains(token));
        assertEquals(
                303,
                new OfficeBrowser(address)
                        .post("/launch", Map.of("token", token), "cross-site")
                        .statusCode());
        String again = check(browser, token).body();
        assertTrue(again.contains("TOKEN_REPLAYED"));
        assertEquals(1, again.split("sl-sign--danger", -1).length - 2, "one check fails, and the line above says so");
    }

    @Test
    @DisplayName("of another organisation's token only the issuer is told, and rubbish is called that")
    void keepsToItsOwnOrganisation() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        String checked = check(browser, token("rita-okafor")).body();

        assertTrue(checked.contains("ISSUER_UNKNOWN"), checked);
        assertFalse(checked.contains("RNG01"), checked);
        assertTrue(check(browser, "<script>alert(1)</script>").body().contains("TOKEN_MALFORMED"));
        assertTrue(check(browser, "x".repeat(9_000)).body().contains("TOKEN_TOO_LARGE"));
    }

    @Test
    void isForAdministratorsAndTheirOwnFormOnly() throws Exception {
        OfficeBrowser privacy = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertEquals(403, privacy.get(PAGE).statusCode());
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        assertEquals(
                403,
                browser.post(PAGE, Map.of("token", "x", "formToken", "forged")).statusCode());
        assertTrue(browser.get("/office").body().contains("href=\"" + PAGE + "\""));
    }

    private HttpResponse<String> check(OfficeBrowser browser, String token) throws Exception {
        String formToken = OfficeBrowser.fields(browser.get(PAGE).body()).get("formToken");
        return browser.post(PAGE, Map.of("token", token, "formToken", formToken));
    }

    /** A token that the demo's EPR made for one of its users. */
    private String token(String user) throws Exception {
        String posting = new OfficeBrowser(address)
                .post("/demo/launch", Map.of("user", user, "patient", IVY))
                .body();
        Matcher token = TOKEN.matcher(posting);
        assertTrue(token.find(), posting);
        return token.group(1);
    }
}
