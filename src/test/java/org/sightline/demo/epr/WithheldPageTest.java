package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** The list in force, which anybody may read. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class WithheldPageTest {

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Test
    @DisplayName("what is withheld is a public page and a file, without a sign-in and without a patient")
    void isAPageAndAFile() throws Exception {
        Desk nobody = new Desk(address);
        HttpResponse<String> page = nobody.get("/withheld");
        assertEquals(200, page.statusCode());
        String words = Desk.words(page.body());
        assertTrue(
                words.contains("sexually transmitted disease Shown to Nurse in these settings: community. label"),
                words);
        assertTrue(words.contains("domestic abuse, for training list of codes training-domestic-abuse"), words);
        assertTrue(words.contains("information of these kinds: Mental health Domestic abuse"), words);
        assertFalse(page.headers().firstValue("Set-Cookie").isPresent());

        HttpResponse<String> file = nobody.get("/withheld.csv");
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(
                file.body()
                        .contains("\"kind\",\"name\",\"term\",\"source\",\"after_override\",\"shown_to\",\"in_force\""),
                file.body());
        assertTrue(file.body().contains("v3-ActCode STD\",\"sexually transmitted disease\","), file.body());
    }
}
