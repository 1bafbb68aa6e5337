package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;

@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class StoppedPageTest {

    private static final String FURTHER = "If you need the patient’s information now Your own system still holds what"
            + " your organisation recorded. For anything else, ring the organisation that holds it, such as the GP"
            + " surgery, the ward or the community team.";

    private static final String SOURCES = "Sightline reads what Greenfield Surgery, Riverside Practice hold.";

    @Test
    @DisplayName(
            "a refused launch says what happened, its reference, whom to ring and what else there is, and no reason")
    void refusedLaunch() {
        Response response = given().when().get("/probe/end/refused");

        assertEquals(403, response.statusCode());
        assertEquals(
                "The record was not opened"
                        + " Sightline could not check the request that your system sent, so it opened no record. Nothing"
                        + " about the patient was read."
                        + " What to do now Go back to your own system and open the record again from there. Each request"
                        + " works once and only for a short time, so going back a page or reloading this one does not"
                        + " help."
                        + " Information: Reference number: K7-M2-Q9"
                        + " If it happens again Ring Northgate &lt;b&gt;desk&lt;/b&gt; on 01604 555 0100 or write to"
                        + " desk@northgate.example. They will ask for the reference number. "
                        + FURTHER,
                visibleText(response));
        assertFalse(response.body().asString().contains("TOKEN_MISSING"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName(
            "S03, H10, H13: every end has its status and its own words, none has data, and a fault names the sources")
    @CsvSource({
        "no-session, 404, No record is open here",
        "ended, 401, This record has been closed",
        "role, 403, Your role does not open this part of the record",
        "storage, 503, Sightline is not available at the moment",
        "fault, 500, This page could not be shown"
    })
    void everyEndHasItsOwnWords(String kind, int status, String heading) {
        Response response = given().when().get("/probe/end/" + kind);

        assertEquals(status, response.statusCode());
        assertEquals(status == 503 ? "5" : null, response.header("Retry-After"));
        String text = visibleText(response);
        assertTrue(text.startsWith(heading + " "), text);
        assertTrue(text.endsWith(status >= 500 ? FURTHER + " " + SOURCES : FURTHER), text);
        assertFalse(response.body().asString().contains("secret detail"));
        assertEquals(status >= 500, text.contains("Reference number: " + response.header("X-Request-Id")));
    }

    @Test
    void aPageNoOrganisationIsKnownForNamesTheServiceDeskInGeneral() {
        assertTrue(visibleText(given().when().get("/probe/end/no-session"))
                .contains("If it happens again Ring your organisation’s IT service desk. If you need"));
    }

    @Test
    @DisplayName("a program gets the same as JSON: a code and the reference")
    void programsGetJson() {
        given().accept("application/json")
                .when()
                .get("/probe/end/refused")
                .then()
                .statusCode(403)
                .contentType("application/json")
                .body("error", equalTo("launch_refused"))
                .body("reference", equalTo("K7-M2-Q9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*", "text/plain"})
    void everybodyElseGetsThePage(String accept) {
        given().header("Accept", accept)
                .when()
                .get("/probe/end/refused")
                .then()
                .statusCode(403)
                .body(containsString("<h1"))
                .body(not(containsString("<b>desk")));
    }

    private static String visibleText(Response response) {
        String html = response.body().asString();
        String main = html.substring(html.indexOf("<main"), html.indexOf("</main>"));
        return main.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.,])", "$1")
                .strip();
    }
}
