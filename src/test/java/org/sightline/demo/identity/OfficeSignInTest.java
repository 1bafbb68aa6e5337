package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Waiting;

/** Signing in at the office, being refused and signing out, through the real sign-in and the demo's provider. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeSignInTest {

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    AgroalDataSource database;

    @Test
    void asksTheProviderForACodeWithStateNonceAndAChallenge() throws Exception {
        // by another host than the public one, as a proxy may ask
        OfficeBrowser browser = new OfficeBrowser(address.replace("localhost", "127.0.0.1"));

        HttpResponse<String> asked = browser.get("/office");

        assertEquals(302, asked.statusCode());
        URI provider = URI.create(asked.headers().firstValue("Location").orElseThrow());
        Map<String, String> sent = OfficeBrowser.query(provider);
        assertTrue(provider.toString().startsWith(address + "/demo/identity/authorize?"), provider.toString());
        assertEquals("code", sent.get("response_type"));
        assertEquals("S256", sent.get("code_challenge_method"));
        assertEquals(address + "/office/signed-in", sent.get("redirect_uri"));
        assertTrue(sent.get("code_challenge").length() >= 43);
        assertTrue(sent.get("nonce").length() >= 16);
        assertTrue(sent.get("state").length() >= 16);
        List<String> cookies = asked.headers().allValues("set-cookie");
        assertTrue(
                cookies.stream()
                        .map(cookie -> cookie.toLowerCase(Locale.ROOT))
                        .allMatch(cookie -> cookie.contains("path=/office") && cookie.contains("httponly")),
                "" + cookies);
        assertEquals("no-store", asked.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void anOfficerIsGreetedByNameForTheirOrganisationAndItIsOnTheTrail() throws Exception {
        OfficeBrowser browser = new OfficeBrowser(address);
        long before = rows("officer-signed-in", "Anjali Deshmukh", "northgate-hospital");

        HttpResponse<String> home = browser.signIn(DemoOfficer.ANJALI, "/office");

        assertEquals(200, home.statusCode());
        assertTrue(home.body().contains("Anjali Deshmukh"), home.body());
        assertTrue(home.body().contains("Data quality · Northgate Hospital"), home.body());
        assertEquals("no-store", home.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(home.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'none'"));
        browser.open("/office");
        assertEquals(
                before + 1,
                rows("officer-signed-in", "Anjali Deshmukh", "northgate-hospital"),
                "once for each sign-in");
        assertTrue(rows("office-page", "Anjali Deshmukh", "northgate-hospital") >= 2);
        assertTrue(
                browser.cookies.values().stream().allMatch(c -> c.path().equals("/office")),
                "no cookie of the office travels with a record");
    }

    @Test
    void thePageFirstAskedForFollowsTheSignIn() throws Exception {
        HttpResponse<String> page = new OfficeBrowser(address).signIn(DemoOfficer.TOBIAS, "/office/probe/privacy");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().startsWith("northgate-hospital "), page.body());
        assertEquals(address + "/office/probe/privacy", page.uri().toString(), "neither code nor state stays");
    }

    @ParameterizedTest
    @CsvSource({
        "NORA, You have no duty in this office, NO_DUTY",
        "LEO, Your organisation is not registered here, ORGANISATION_UNKNOWN"
    })
    void whoeverMayDoNothingIsToldWhatToAskForAndItIsOnTheTrail(DemoOfficer who, String heading, String reason)
            throws Exception {
        HttpResponse<String> page = new OfficeBrowser(address).signIn(who, "/office");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains(heading), page.body());
        assertTrue(page.body().contains("What to ask for"), page.body());
        assertTrue(page.body().contains("Sign out"), page.body());
        assertEquals(
                List.of(reason),
                read("select distinct reason from audit_entry where event = 'officer-refused' and user_name = '%s'"
                        .formatted(who.fullName())));
    }

    @Test
    void aDutyOpensItsOwnPagesOnly() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);

        HttpResponse<String> page = browser.open("/office/probe/privacy");

        assertEquals(403, page.statusCode());
        assertTrue(page.body().contains("It is for: Privacy officer."), page.body());
        assertEquals(404, browser.open("/office/probe/forgotten").statusCode(), "a page that says no duty is nobody's");
    }

    @Test
    void aFormWithoutItsSessionsTokenChangesNothing() throws Exception {
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        Map<String, String> own = Map.of("formToken", token(tobias));
        Map<String, String> another = Map.of("formToken", token(gareth));

        assertEquals(403, tobias.post("/office/probe/privacy", Map.of()).statusCode());
        assertEquals(403, tobias.post("/office/probe/privacy", another).statusCode());
        assertEquals(
                403, tobias.post("/office/probe/privacy", own, "cross-site").statusCode());
        HttpResponse<String> changed = tobias.post("/office/probe/privacy", own);
        assertEquals("changed", changed.body());
        String rows = "select page from audit_entry where event = 'attempt-refused' and reason = 'form-from-elsewhere'";
        Waiting.untilEqual(List.of("/office"), () -> read(rows));
    }

    @Test
    void aFormSentAfterTheSessionSaysSoAndIsNotSentToTheProvider() throws Exception {
        HttpResponse<String> page = new OfficeBrowser(address).post("/office/probe/privacy", Map.of("formToken", "x"));
        assertEquals(401, page.statusCode());
        assertTrue(page.body().contains("You have been signed out"), page.body());
    }

    @Test
    void signingOutEndsTheSignInForEveryCopyOfItsCookie() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        OfficeBrowser thief = new OfficeBrowser(address);
        assertNotEquals(null, browser.cookies.get("__Secure-sightline-office"));
        thief.cookies.putAll(browser.cookies);
        assertEquals(200, thief.get("/office").statusCode());

        HttpResponse<String> out = browser.follow(browser.post("/office/sign-out", Map.of()));

        assertEquals(200, out.statusCode());
        assertTrue(out.body().contains("You have signed out of the office"), out.body());
        assertFalse(browser.cookies.keySet().stream().anyMatch(name -> name.startsWith("q_session")));
        OfficeBrowser cleverer = new OfficeBrowser(address);
        cleverer.cookies.putAll(thief.cookies);
        cleverer.cookies.remove("__Secure-sightline-office");
        assertEquals(401, cleverer.get("/office").statusCode(), "a sign-in begins one session only");
        assertEquals(401, thief.get("/office").statusCode());
        assertEquals(302, browser.get("/office").statusCode(), "asked to sign in again");
        assertTrue(rows("officer-signed-out", "Miriam Castell", null) >= 1);
        assertEquals(200, browser.signIn(DemoOfficer.MIRIAM, "/office").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"last_seen_at, 31 minutes, idle", "started_at, 601 minutes, absolute"})
    void aSessionEndsWhenItIsOldAndSaysSo(String column, String age, String reason) throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        Jdbi.create(database)
                .useHandle(handle -> handle.execute(
                        "update officer_session set %s = %s - interval '%s'".formatted(column, column, age)));

        HttpResponse<String> page = browser.get("/office");

        assertEquals(401, page.statusCode());
        assertTrue(page.body().contains("You have been signed out"), page.body());
        assertTrue(read("select reason from audit_entry where event = 'office-session-ended'")
                .contains(reason));
        assertEquals(200, browser.signIn(DemoOfficer.GARETH, "/office").statusCode());
    }

    @ParameterizedTest
    @CsvSource({"/office/signed-in?error=access_denied&state=own", "/office/signed-in?code=made-up&state=own"})
    void aSignInThatDidNotWorkNeverShowsAFrameworksPage(String address) throws Exception {
        OfficeBrowser browser = new OfficeBrowser(this.address);
        String state = OfficeBrowser.query(URI.create(
                        browser.get("/office").headers().firstValue("Location").orElseThrow()))
                .get("state");

        HttpResponse<String> page = browser.follow(browser.get(address.replace("state=own", "state=" + state)));

        assertEquals(401, page.statusCode());
        assertTrue(page.body().contains("The sign-in did not work"), page.body());
    }

    @Test
    void theProviderGivesATokenOnceAndOnlyToTheVerifierOfItsChallenge() throws Exception {
        OfficeBrowser browser = new OfficeBrowser(address);
        HttpResponse<String> back = browser.choose(DemoOfficer.MIRIAM, browser.open("/office"));
        String callback = back.headers().firstValue("Location").orElseThrow();
        OfficeBrowser victim = new OfficeBrowser(address);
        String own = OfficeBrowser.query(URI.create(
                        victim.get("/office").headers().firstValue("Location").orElseThrow()))
                .get("state");
        String stolen = callback.replaceAll("state=[^&]*", "state=" + own);

        assertNotEquals(200, victim.follow(victim.get(stolen)).statusCode(), "another sign-in's code");
        assertNotEquals(200, browser.follow(browser.get(callback)).statusCode(), "a code that was tried is used up");
    }

    @Test
    void recordsAndLaunchesKnowNothingOfTheSignIn() throws Exception {
        OfficeBrowser browser = new OfficeBrowser(address);
        assertEquals(404, browser.get("/record/AAAAAAAAAAAAAAAAAAAAAA/summary").statusCode());
        assertEquals(200, browser.get("/demo").statusCode());
        assertTrue(browser.cookies.isEmpty());
    }

    private static String token(OfficeBrowser browser) throws Exception {
        return browser.get("/office/probe/privacy").body().split(" ")[1];
    }

    private long rows(String event, String name, String registration) {
        return read("select event from audit_entry where event = '%s' and user_name = '%s' and registration %s"
                        .formatted(event, name, registration == null ? "is null" : "= '" + registration + "'"))
                .size();
    }

    private List<String> read(String query) {
        return Jdbi.create(database)
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }
}
