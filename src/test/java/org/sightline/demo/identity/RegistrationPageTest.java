package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Waiting;

/** What administrators see of their organisation's launches, and that they never see another's. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class RegistrationPageTest {

    private static final Pattern REFERENCE = Pattern.compile("Reference number: <strong>([A-Z0-9-]{11})</strong>");
    private static final Pattern LAUNCH_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "sightline.launch-config")
    Path folder;

    @Test
    void saysWhatIsRegisteredAndFillsInTheSnippets() throws Exception {
        String page = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address)
                .open("/office/registration")
                .body();

        for (String expected : new String[] {
            "Launch registration of Northgate Hospital",
            "<code>RNG01</code>",
            "<code>https://epr.northgate.example/launch</code>",
            "<code>" + address + "/launch</code>",
            "<code>ES256</code>",
            "60 seconds",
            "Northgate IT service desk, 01604 555 0100",
            "EC P-256",
            "In force",
            "new JWSHeader.Builder(JWSAlgorithm.parse(&quot;ES256&quot;))",
            "&quot;organization&quot;: {&quot;ods&quot;: &quot;RNG01&quot;}",
            "new ECDsaSecurityKey(key)"
        }) {
            assertTrue(page.contains(expected), expected + " in " + page);
        }
        assertFalse(page.contains("greenfield"), "nothing of another organisation");
    }

    @Test
    void saysThatAChangeIsNotInForceAndWhatItTookAway() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        Path own = folder.resolve("organisations/northgate-hospital.yaml");
        Path access = folder.resolve("access.yaml");
        String registered = Files.readString(own);
        String rules = Files.readString(access);
        try {
            Files.writeString(access, rules.replace("roles:", "rolls:"));
            Files.writeString(own, registered.replaceFirst("allowedOrigins: \\[.*\\]", "allowedOrigins: []"));
            Waiting.until(() -> browser.open("/office/registration").body().contains("A change is not in force"));
            String page = browser.open("/office/registration").body();
            assertTrue(page.contains("another file than your organisation’s has to be mended"), page);
            assertTrue(page.contains("<li>organisations/northgate-hospital.yaml: launches from http"), page);
            assertFalse(page.contains("access.yaml:"), "nothing of what is wrong elsewhere");
        } finally {
            Files.writeString(access, rules);
            Files.writeString(own, registered);
        }
        Waiting.until(() -> !browser.open("/office/registration").body().contains("A change is not in force"));
    }

    @Test
    void tellsTheLastLaunchAndWhenEachKeyWasUsed() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        assertTrue(launched(browser).contains("/record/"));

        String page = browser.open("/office/registration").body();

        String door = page.substring(page.indexOf("id=\"token\""), page.indexOf("id=\"keys\""));
        assertFalse(door.contains("None so far"), door);
        assertTrue(
                Pattern.compile("first \\d\\d-[A-Z][a-z]+-\\d{4} \\d\\d:\\d\\d, last ")
                        .matcher(page)
                        .find(),
                page);
    }

    @Test
    void anOrganisationSeesItsOwnRefusedLaunchesAndNoOthers() throws Exception {
        String northgates = refused("https://epr.northgate.example/launch", "ES256");
        String greenfields = refused("https://gp.greenfield.example/launch", "ES256");
        OfficeBrowser miriam = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        for (String path : new String[] {"/office/registration", "/office/launches"}) {
            String mine = miriam.open(path).body();
            String his = gareth.open(path).body();
            assertFalse(mine.contains(greenfields) || his.contains(northgates), mine + his);
            assertTrue(mine.contains("KEY_UNKNOWN") && !mine.contains("ALGORITHM_NOT_ACCEPTED"), mine);
            assertTrue(his.contains("ALGORITHM_NOT_ACCEPTED"), his);
        }
        assertTrue(miriam.open("/office/launches").body().contains(northgates));
        String named = gareth.open("/office/launches").body();
        assertTrue(named.contains(greenfields) && named.contains("expected alg PS256, came"), named);
        String spoken = northgates.toLowerCase(Locale.ROOT).replace("-", "+");
        assertTrue(miriam.open("/office/launches?reference=" + spoken).body().contains("KEY_UNKNOWN"));
        String foreign = gareth.open("/office/launches?reference=" + northgates).body();
        assertTrue(foreign.contains("No launch of your organisation was refused under"), foreign);
        assertFalse(foreign.contains("KEY_UNKNOWN"), foreign);
    }

    @Test
    @DisplayName("a refused launch that is proved to be an organisation's stands apart from those that only name it")
    void whatIsProvedStandsApart() throws Exception {
        OfficeBrowser miriam = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        String token = token(miriam);
        assertEquals(303, miriam.post("/launch", Map.of("token", token)).statusCode());
        String replayed =
                reference(miriam.post("/launch", Map.of("token", token)).body());
        String named = refused("https://epr.northgate.example/launch", "ES256");

        String page = miriam.open("/office/launches").body();

        int apart = page.indexOf("id=\"named\"");
        assertTrue(page.indexOf(replayed) > 0 && page.indexOf(replayed) < apart, page);
        assertTrue(page.indexOf(named) > apart && page.indexOf(named) < page.indexOf("id=\"attempts\""), page);
        String counted = miriam.open("/office/registration").body();
        assertTrue(counted.indexOf("KEY_UNKNOWN") > counted.indexOf("Launches that only named"), counted);
        assertTrue(counted.indexOf("TOKEN_REPLAYED") < counted.indexOf("Launches that only named"), counted);
    }

    @Test
    void anOrganisationSeesAttemptsAtItsOwnRecordsInWordsAndWithoutThePatient() throws Exception {
        OfficeBrowser miriam = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);
        OfficeBrowser gareth = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        String words = "The record was asked for with the cookie of another launch, or with a made-up one";
        String ivys = launched(miriam);
        HttpRequest stolen = HttpRequest.newBuilder(URI.create(address).resolve(ivys))
                .header("Cookie", "__Secure-sightline=made-up")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertEquals(404, client.send(stolen, BodyHandlers.discarding()).statusCode());
        }
        Waiting.until(() -> miriam.open("/office/launches").body().contains(words));

        String page = miriam.open("/office/launches").body();
        assertTrue(page.contains(words) && page.contains("127.0.0.1"), page);
        assertFalse(page.contains("9990000018") || page.contains("999 000 0018"), page);
        assertFalse(gareth.open("/office/launches").body().contains(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/office/registration", "/office/launches"})
    void isForAdministratorsOnly(String path) throws Exception {
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address).open(path).statusCode());
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address).open(path).statusCode());
        assertFalse(OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address)
                .open("/office")
                .body()
                .contains(path));
    }

    /** Where the launch leads. */
    private static String launched(OfficeBrowser browser) throws Exception {
        HttpResponse<String> accepted = browser.post("/launch", Map.of("token", token(browser)));
        assertEquals(303, accepted.statusCode());
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    private static String token(OfficeBrowser browser) throws Exception {
        String form = browser.post("/demo/launch", Map.of("user", "rita-okafor", "patient", "9990000018"))
                .body();
        Matcher token = LAUNCH_TOKEN.matcher(form);
        assertTrue(token.find(), form);
        return token.group(1);
    }

    private String refused(String issuer, String algorithm) throws Exception {
        String token = part("{\"alg\":\"" + algorithm + "\",\"kid\":\"nobody\",\"typ\":\"launch+jwt\"}") + "."
                + part("{\"iss\":\"" + issuer + "\"}") + "." + part("no signature");
        String page = new OfficeBrowser(address)
                .post("/launch", Map.of("token", token))
                .body();
        return reference(page);
    }

    private static String reference(String page) {
        Matcher reference = REFERENCE.matcher(page);
        assertTrue(reference.find(), page);
        return reference.group(1);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
