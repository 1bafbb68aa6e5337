package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.demo.DemoProfile;
import org.sightline.oversight.Kept;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** What officers read of the problems that users reported, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeReportsTest {

    private static final String PAGE = "/office/reports";
    private static final String FILE = "/office/reports.csv";

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;

    @BeforeEach
    void keepSome() {
        database = new TestDatabase(url);
        database.asOwner().useHandle(h -> h.execute("DELETE FROM problem_report"));
        Kept.report(
                database,
                "northgate-hospital",
                "AAA-AAA-AA4",
                "wrong-patient",
                null,
                "riverside-practice",
                "2026-07-01T09:00:00Z");
        Kept.report(database, "northgate-hospital", "AAA-AAA-AA3", "<script>alert(1)</script> {frame.formToken}");
        Kept.report(database, "greenfield-surgery", "AAA-AAA-AA6", "=1+1");
    }

    @Test
    void theFirstPageNamesTheSensitiveListsThatAreNotLoaded() throws Exception {
        String home = OfficeBrowser.signedInAs(DemoOfficer.ANJALI, address)
                .get("/office")
                .body();
        assertTrue(
                home.contains("<dt>termination of pregnancy</dt><dd>Accepted by whoever starts the training kit on"
                        + " 01-Nov-2026: "),
                home);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANJALI", "TOBIAS"})
    void officersForDataAndPrivacyReadTheirOwnOrganisationsReportsAndNoOthers(DemoOfficer officer) throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(officer, address);

        HttpResponse<String> page = browser.get(PAGE);

        assertEquals(200, page.statusCode());
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElseThrow());
        String html = page.body();
        assertTrue(html.indexOf("AAA-AAA-AA4") > html.indexOf("AAA-AAA-AA3"), html);
        assertTrue(html.contains("2 in all, newest first"), html);
        assertTrue(html.contains("Riverside Practice"), html);
        assertTrue(html.contains("Several tabs, or the patient’s details"), html);
        assertTrue(html.contains("NHS No. 999 000 0018"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; {frame.formToken}"), html);
        assertFalse(html.contains("AAA-AAA-AA6"), html);
        assertFalse(browser.get(FILE).body().contains("AAA-AAA-AA6"));
        assertTrue(browser.get("/office").body().contains("href=\"" + PAGE + "\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, FILE})
    void nobodyElseReadsThem(String what) throws Exception {
        OfficeBrowser administrator = OfficeBrowser.signedInAs(DemoOfficer.MIRIAM, address);

        assertEquals(403, administrator.get(what).statusCode());
        assertEquals(302, new OfficeBrowser(address).get(what).statusCode());
        assertFalse(administrator.get("/office").body().contains(PAGE));
        assertEquals(0, read("Miriam Castell").size());
    }

    @Test
    void readingThemIsOnTheTrailWithTheFilterAndTheReferences() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        Kept.report(database, "greenfield-surgery", "AAA-AAA-AA7", "words");

        browser.get(PAGE + "?tab=summary&from=2026-01-01&kind=other");
        browser.get(FILE + "?kind=missing");

        assertEquals(
                List.of(
                        "{\"as\": \"page\", \"count\": 2, \"filter\": {\"tab\": \"summary\", \"from\": \"2026-01-01\","
                                + " \"kind\": \"other\"}, \"references\": [\"AAA-AAA-AA7\", \"AAA-AAA-AA6\"]}",
                        "{\"as\": \"csv\", \"count\": 0, \"filter\": {\"kind\": \"missing\"}, \"references\": []}"),
                read("Gareth Holloway"));
    }

    @Test
    @DisplayName("C07: the file is a spreadsheet's, holds what the filter lets through, and runs nothing")
    void theFileIsASpreadsheets() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        HttpResponse<String> file = browser.get(FILE + "?kind=other");

        assertEquals(200, file.statusCode());
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(file.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .matches("attachment; filename=\"problem-reports-\\d{4}-\\d\\d-\\d\\d.csv\""));
        assertEquals("no-store", file.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(file.body().startsWith("\uFEFF\"Reference\",\"Reported (UK time)\","), file.body());
        assertTrue(file.body().contains("\r\n\"AAA-AAA-AA6\","), file.body());
        assertTrue(file.body().contains(",\"'=1+1\",\"'-2231\","), file.body());
        assertTrue(file.body().endsWith("\"\r\n"), file.body());
        assertFalse(browser.get(FILE + "?kind=missing").body().contains("AAA-AAA-AA6"));
    }

    @Test
    @DisplayName("feedback and ideas stand in the same list and file, by kind, and name no patient")
    void feedbackAndIdeasAreReadByKindWithoutAPatient() throws Exception {
        String at = "2026-08-01T09:00:00Z";
        Kept.report(database, "greenfield-surgery", "FFF-FFF-FF3", "feedback", "summary", null, at);
        Kept.report(database, "greenfield-surgery", "FFF-FFF-FF4", "idea", null, null, at);
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        String all = browser.get(PAGE).body();
        String ideas = browser.get(PAGE + "?kind=idea").body();
        String file = browser.get(FILE + "?kind=feedback").body();

        assertTrue(all.contains("FFF-FFF-FF3") && all.contains("FFF-FFF-FF4") && all.contains("AAA-AAA-AA6"), all);
        assertTrue(ideas.contains("1 in all") && ideas.contains("An idea for using the record"), ideas);
        assertFalse(ideas.contains("NHS No.") || ideas.contains("launch-FFF"), ideas);
        assertTrue(file.contains("\"FFF-FFF-FF3\"") && file.contains("\"Feedback on the viewer\""), file);
        assertFalse(file.contains("999 000 0018") || file.contains("launch-FFF"), file);
    }

    @Test
    void manyReportsStandOnSeveralPagesAndInOneFile() throws Exception {
        for (int i = 0; i < 51; i++) {
            Kept.report(
                    database,
                    "greenfield-surgery",
                    "NNN-NNN-N%02d".formatted(i),
                    "missing",
                    "summary",
                    null,
                    "2026-08-01T09:00:00Z");
        }
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);

        String first = browser.get(PAGE + "?kind=missing").body();
        String second = browser.get(OfficeBrowser.nextOf(first)).body();

        assertTrue(first.contains("51 in all, newest first") && first.contains("NNN-NNN-N50"), first);
        assertTrue(second.contains("NNN-NNN-N00") && !second.contains("AAA-AAA-AA6"), second);
        assertTrue(second.contains("href=\"/office/reports?kind=missing\">First page"), second);
        assertEquals("", OfficeBrowser.nextOf(second));
        assertEquals(1 + 52, browser.get(FILE).body().split("\r\n").length);
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAndNothingIsLookedUp() throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        int before = read("Gareth Holloway").size();

        HttpResponse<String> page = browser.get(PAGE + "?from=yesterday");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("The first day is not a date"), page.body());
        assertFalse(page.body().contains("AAA-AAA-AA6"), page.body());
        assertEquals(400, browser.get(FILE + "?from=yesterday").statusCode());
        assertEquals(before, read("Gareth Holloway").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {PAGE, FILE})
    @DisplayName("A01: without its audit row no report is handed over")
    void noReportLeavesWithoutItsRow(String what) throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(DemoOfficer.GARETH, address);
        database.asOwner()
                .useHandle(
                        h -> h.execute(
                                "ALTER TABLE audit_entry ADD CONSTRAINT nobody_reads CHECK (event <> 'reports-read') NOT VALID"));
        try {
            HttpResponse<String> page = browser.get(what);

            assertEquals(503, page.statusCode());
            assertFalse(page.body().contains("AAA-AAA-AA6"), page.body());
        } finally {
            database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT nobody_reads"));
        }
    }

    /** What the trail says this officer has read, in order. */
    private List<String> read(String name) {
        return database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT reports::text FROM audit_entry
                                WHERE event = 'reports-read' AND user_name = :name ORDER BY sequence
                                """)
                        .bind("name", name)
                        .mapTo(String.class)
                        .list());
    }
}
