package org.sightline.launch.smart;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.launch.token.LaunchFolderProfile;
import org.sightline.testing.DatabaseResource;

/** SMART launches whose EHR shows them in a frame of its page, over real HTTP. */
@QuarkusTest
@TestProfile(LaunchFolderProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class FramedStartTest {

    private static final String ANCESTORS = "frame-ancestors https://epr.eastfield.example";

    private MockEhr ehr;

    @BeforeEach
    void startEhr() {
        ehr = SmartFolder.ehr(SmartFolder.PUBLIC_URL, "eastfield");
    }

    @AfterEach
    void stopEhr() {
        ehr.close();
    }

    @Test
    @DisplayName("S11 a SMART launch in a frame keeps its start's and its record's cookie for that frame")
    void opensInTheFrameOfItsEhr() {
        Response tried = framed("").get(launchAddress());
        assertEquals(303, tried.statusCode());
        assertEquals(
                "__Secure-sightline-framed=kept; Path=/smart/launch; Max-Age=60; Secure; HttpOnly; SameSite=None; Partitioned",
                tried.header("Set-Cookie"));
        Response away = framed(value(tried.header("Set-Cookie"))).get(local(tried));
        assertEquals(303, away.statusCode(), away.asString());
        assertTrue(away.header("Set-Cookie").endsWith("SameSite=None; Partitioned"), away.header("Set-Cookie"));
        URI back = ehr.authorize(URI.create(away.header("Location")));
        Response opened = framed(value(away.header("Set-Cookie"))).get(back.getRawPath() + "?" + back.getRawQuery());
        assertEquals(303, opened.statusCode(), opened.asString());
        for (String cookie : opened.headers().getValues("Set-Cookie")) {
            assertTrue(cookie.endsWith("SameSite=None; Partitioned"), cookie);
        }
    }

    @Test
    @DisplayName("S11 where the browser keeps no cookie in the frame, the launch goes on in a window, from its start")
    void offersAWindowWhereTheBrowserKeepsNoCookie() {
        String address = local(framed("").get(launchAddress()));
        for (int i = 0; i < 2; i++) {
            Response offer = framed("").get(address);
            assertEquals(200, offer.statusCode());
            assertNull(offer.header("Set-Cookie"));
            assertTrue(offer.header("Content-Security-Policy").endsWith(ANCESTORS));
            assertTrue(offer.asString().contains("target=\"_blank\""), offer.asString());
        }
        Response inItsWindow = window().get(address);
        assertEquals(303, inItsWindow.statusCode());
        assertTrue(inItsWindow.header("Set-Cookie").endsWith("SameSite=Lax"), inItsWindow.header("Set-Cookie"));
        assertTrue(inItsWindow.header("Location").startsWith(ehr.origin()), inItsWindow.header("Location"));
    }

    @Test
    void anEhrThatIsNotRegisteredGetsNoFrame() {
        Response refused = framed("").get("/smart/launch?iss=https://evil.example&launch=x");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.header("Content-Security-Policy").endsWith("frame-ancestors 'none'"));
    }

    private String launchAddress() {
        return "/smart/launch?iss=" + URLEncoder.encode(ehr.fhirBase(), StandardCharsets.UTF_8) + "&launch="
                + URLEncoder.encode(ehr.handle(), StandardCharsets.UTF_8);
    }

    private static RequestSpecification framed(String cookie) {
        RequestSpecification request = window().header("Sec-Fetch-Dest", "iframe");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private static RequestSpecification window() {
        return given().config(RestAssuredConfig.config()
                        .redirect(RedirectConfig.redirectConfig().followRedirects(false)))
                .urlEncodingEnabled(false);
    }

    private static String local(Response response) {
        URI address = URI.create(response.header("Location"));
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static String value(String cookie) {
        return cookie.replaceAll(";.*", "");
    }
}
