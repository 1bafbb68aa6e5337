package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** What each role is shown, for administrators. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeRolesTest {

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Test
    void administratorsSeeAndSaveWhatEachRoleIsShown() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        HttpResponse<String> page = browser.get("/office/roles");
        assertEquals(200, page.statusCode());
        assertTrue(
                page.body().contains("data-label=\"Secretary\"><div class=\"sl-quiet\">not at all</div>"), page.body());
        assertTrue(page.body().contains("<th scope=\"row\">Advance decisions and CPR</th>"), page.body());
        assertTrue(page.body().contains("R8014 Social Worker Access Role"), page.body());
        assertTrue(browser.get("/office").body().contains("href=\"/office/roles\""));

        HttpResponse<String> file = browser.get("/office/roles.csv");
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElseThrow());
        List<String> lines = file.body().lines().toList();
        List<String> roles = cells(lines.getFirst());
        List<String> allergies = lines.stream()
                .filter(line -> line.startsWith("\"summary\",\"allergies\""))
                .map(OfficeRolesTest::cells)
                .findFirst()
                .orElseThrow();
        assertEquals("in full", allergies.get(roles.indexOf("Nurse")));
        assertEquals("not at all", allergies.get(roles.indexOf("Secretary")));
        assertEquals("not at all", allergies.get(roles.indexOf("Any other role")));
    }

    @Test
    void othersDoNot() throws Exception {
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address)
                        .get("/office/roles")
                        .statusCode());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(","))
                .map(cell -> cell.replace("\"", "").replace("\uFEFF", ""))
                .toList();
    }
}
