package org.sightline.launch.smart;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.launch.smart.server.Discovery;
import org.sightline.launch.token.LaunchFolderProfile;
import org.sightline.registration.LaunchConfigChanged;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.testing.DatabaseResource;

/** Launches that are too long for an address, and servers that take a form, over real HTTP. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class PostedStartTest {

    @Inject
    Discovery discovery;

    @Inject
    LaunchConfigSource config;

    private MockEhr ehr;

    @BeforeEach
    void startEhr() {
        ehr = SmartFolder.ehr(SmartFolder.PUBLIC_URL, "eastfield");
        forgetTheDescription();
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
        forgetTheDescription();
    }

    @Test
    void aLongLaunchGoesByAFormToAServerThatTakesOne() {
        takesForms();
        String handle = handle(8_192);
        Response page = start(handle);
        assertEquals(200, page.statusCode(), page.asString());
        String policy = page.header("Content-Security-Policy");
        assertTrue(policy.contains("form-action 'self' " + ehr.origin() + ";"), policy);
        assertTrue(policy.contains("script-src 'self';"), policy);
        assertEquals("no-store", page.header("Cache-Control"));
        Element form = Jsoup.parse(page.asString()).selectFirst("form[data-at-once]");
        assertEquals("post", form.attr("method"));
        assertEquals(ehr.origin() + "/auth/authorize?tenant=7", form.attr("action"));
        assertFalse(form.select("button[type=submit]").isEmpty());
        String sent = form.select("input[type=hidden]").stream()
                .map(field -> field.attr("name") + "=" + encoded(field.attr("value")))
                .collect(Collectors.joining("&"));
        URI back = ehr.authorize(URI.create(ehr.origin() + "/auth/authorize?" + sent));
        assertEquals(303, back(page, back).statusCode());
        assertEquals(List.of(), ehr.checks.failed);
    }

    @Test
    void aLongLaunchGoesInTheAddressToAServerThatDoesNotSayItTakesAForm() {
        Response away = start(handle(8_192));
        assertEquals(303, away.statusCode(), away.asString());
        assertEquals(
                303,
                back(away, ehr.authorize(URI.create(away.header("Location")))).statusCode());
        assertEquals(List.of(), ehr.checks.failed);
    }

    @Test
    void aShortLaunchGoesInTheAddressUnlessTheRegistrationSaysOtherwise() {
        takesForms();
        assertEquals(303, start(ehr.handle()).statusCode());
    }

    @Test
    void aRequestLineOverItsLimitGetsAPage() {
        for (String address : List.of(
                "/smart/launch?iss=x&launch=" + "x".repeat(16_400),
                "/smart/callback/eastfield?state=" + "x".repeat(16_400),
                "/record/x/summary?q=" + "x".repeat(4_100))) {
            Response refused = browser().get(address);
            assertEquals(414, refused.statusCode());
            assertTrue(refused.asString().contains("The request could not be read"), refused.asString());
            assertTrue(refused.header("Content-Security-Policy").startsWith("default-src 'none'"));
        }
    }

    private void takesForms() {
        ehr.description = described -> described.put("capabilities", List.of("permission-v2", "authorize-post"));
    }

    /** What was read for another test. */
    private void forgetTheDescription() {
        discovery.letGo(new LaunchConfigChanged(config.current(), SmartNode.configOf()));
    }

    private String handle(int length) {
        String handle = ehr.handle() + "x".repeat(length);
        ehr.handles.add(handle);
        return handle;
    }

    private Response start(String handle) {
        return browser().get("/smart/launch?iss=" + encoded(ehr.fhirBase()) + "&launch=" + encoded(handle));
    }

    private static Response back(Response away, URI back) {
        return browser()
                .header("Cookie", away.header("Set-Cookie").replaceAll(";.*", ""))
                .get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static RequestSpecification browser() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .urlEncodingEnabled(false);
    }
}
