package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;

/** A viewer without an OpenID provider serves records as before and says plainly that nobody can sign in. */
@QuarkusTest
@TestProfile(ReportProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeNotSetUpTest {

    @ParameterizedTest
    @CsvSource({"GET, /office", "GET, /office/registration", "GET, /office/signed-out", "POST, /office/sign-out"})
    void saysThatSignInIsNotSetUp(String method, String path) {
        String policy = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .when()
                .request(method, path)
                .then()
                .statusCode(503)
                .body(containsString("Sign-in is not set up here"))
                .body(containsString("sightline.officers.sign-in"))
                .body(not(containsString("Exception")))
                .header("Cache-Control", "no-store")
                .extract()
                .header("Content-Security-Policy");
        assertEquals("default-src 'none'", policy.split(";")[0]);
    }
}
