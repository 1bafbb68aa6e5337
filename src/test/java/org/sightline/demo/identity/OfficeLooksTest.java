package org.sightline.demo.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ca.uhn.fhir.context.FhirContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.NhsNumber;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;
import org.sightline.trail.Looking;

/** The patient's question, put to an officer, through the real sign-in. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class OfficeLooksTest {

    private static final String PAGE = "/office/patient";
    private static final NhsNumber IVY = new NhsNumber("9990000506");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private TestDatabase database;

    @BeforeEach
    void look() {
        database = new TestDatabase(url);
        Looking looking = new Looking(database.database());
        looking.opens(IVY, "northgate-hospital", Set.of(IVY));
        looking.opens(IVY, "greenfield-surgery", Set.of(IVY));
    }

    @Test
    @DisplayName("A13: an organisation's officer finds its own users' looks, one of the region everybody's")
    void officersFindWhoLookedAtARecord() throws Exception {
        HttpResponse<String> own = ask(DemoOfficer.TOBIAS, "", Map.of());

        assertEquals(200, own.statusCode());
        assertEquals("no-store", own.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(own.body().contains("northgate-hospital Hospital"), own.body());
        assertFalse(own.body().contains("greenfield-surgery Hospital"), own.body());
        assertTrue(own.body().contains("Rita Okafor"), own.body());
        assertTrue(own.body().contains("Opened Summary"), own.body());
        String all = ask(DemoOfficer.RUTH, "", Map.of()).body();
        assertTrue(all.contains("northgate-hospital Hospital") && all.contains("greenfield-surgery Hospital"), all);
    }

    @Test
    @DisplayName("A11: looking is an entry, and the patient's own trail holds it")
    void lookingIsAnEntry() throws Exception {
        ask(DemoOfficer.TOBIAS, "", Map.of("from", "2026-01-01"));
        String again = ask(DemoOfficer.TOBIAS, "/csv", Map.of()).body();

        assertTrue(
                again.contains("\"Looked up who had opened the record\",\"\",\"Tobias Wren\",\"Privacy officer\""),
                again);
        List<String> entries = database.asApplication()
                .withHandle(h -> h.createQuery("""
                                SELECT reports ->> 'as' || ' ' || (reports -> 'filter')::text FROM audit_entry
                                WHERE event = 'patient-trail-read' AND nhs_number = :number
                                ORDER BY sequence DESC LIMIT 2
                                """)
                        .bind("number", IVY.digits())
                        .mapTo(String.class)
                        .list());
        assertEquals(List.of("csv {}", "page {\"from\": \"2026-01-01\"}"), entries);
    }

    @Test
    void othersDoNot() throws Exception {
        for (DemoOfficer other : List.of(DemoOfficer.MIRIAM, DemoOfficer.IMOGEN)) {
            OfficeBrowser browser = OfficeBrowser.signedInAs(other, address);
            assertEquals(403, browser.get(PAGE).statusCode());
            assertFalse(browser.get("/office").body().contains("href=\"" + PAGE + "\""));
        }
        OfficeBrowser tobias = OfficeBrowser.signedInAs(DemoOfficer.TOBIAS, address);
        assertEquals(
                403,
                tobias.post(PAGE, Map.of("formToken", "other", "nhsNumber", IVY.digits()))
                        .statusCode());
    }

    @Test
    @DisplayName("what was typed is shown as it is, and what is no NHS number or day is not looked up")
    void hostileInputIsSaidToBeWrong() throws Exception {
        for (String typed :
                List.of("9990000507", "<script>alert(1)</script>", "' OR 1=1 --", "{frame.formToken}", "")) {
            HttpResponse<String> page = ask(DemoOfficer.TOBIAS, "", Map.of("nhsNumber", typed));
            assertEquals(422, page.statusCode(), typed);
            assertTrue(page.body().contains("This is not an NHS number"), page.body());
            assertFalse(page.body().contains("<script>alert"), page.body());
            assertEquals(
                    400,
                    ask(DemoOfficer.TOBIAS, "/csv", Map.of("nhsNumber", typed)).statusCode());
        }
        assertEquals(422, ask(DemoOfficer.TOBIAS, "", Map.of("to", "yesterday")).statusCode());
        assertEquals(
                200,
                ask(DemoOfficer.TOBIAS, "", Map.of("until", "+1000000000-12-31T23:59:59Z", "page", "-7"))
                        .statusCode());
        assertEquals(200, ask(DemoOfficer.TOBIAS, "", Map.of("page", "99999")).statusCode());
    }

    @Test
    @DisplayName("the same is saved as a Bundle of AuditEvents, one for each entry")
    void itIsSavedAsFhir() throws Exception {
        HttpResponse<String> fhir = ask(DemoOfficer.TOBIAS, "/fhir", Map.of());

        assertEquals(200, fhir.statusCode());
        Bundle bundle = FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, fhir.body());
        String csv = ask(DemoOfficer.TOBIAS, "/csv", Map.of()).body();
        assertEquals(csv.lines().count() - 2, bundle.getEntry().size());
        assertTrue(bundle.getEntry().stream().allMatch(entry -> entry.getResource() instanceof AuditEvent));
    }

    @Test
    @DisplayName("without a token that is good other systems and apps are given nothing, at addresses of their own")
    void otherSystemsNeedATokenThatIsGood() throws Exception {
        OfficeBrowser system = new OfficeBrowser(address);
        String patient = "?patient.identifier=" + IVY.digits();

        assertEquals(401, system.get("/fhir/AuditEvent" + patient).statusCode());
        assertEquals(401, system.get("/access-log").statusCode());
        HttpResponse<String> token = system.post(
                "/fhir/token",
                Map.of(
                        "grant_type", "client_credentials",
                        "scope", "system/AuditEvent.rs",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", "x.y.z"));
        assertEquals(401, token.statusCode());
        assertEquals("{\"error\":\"invalid_client\"}", token.body());
        assertEquals(401, system.post("/fhir/AuditEvent/_search", Map.of()).statusCode());
    }

    @Test
    void itIsPrintedWithoutTheOffice() throws Exception {
        HttpResponse<String> paper = ask(DemoOfficer.TOBIAS, "/paper", Map.of());

        assertEquals(200, paper.statusCode());
        assertTrue(paper.body().contains("Who looked at the shared record of NHS number"), paper.body());
        assertTrue(paper.body().contains("Opened Summary"), paper.body());
        assertFalse(paper.body().contains("<form"), paper.body());
    }

    @Test
    @DisplayName(
            "the copy that the law asks for says what is held, what is not and by whom, and that it was made is an entry")
    void theCopyThatTheLawAsksForIsMade() throws Exception {
        HttpResponse<String> paper = ask(DemoOfficer.TOBIAS, "/copy", Map.of("to", "2026-01-01"));
        HttpResponse<String> json = ask(DemoOfficer.TOBIAS, "/copy/json", Map.of());
        HttpResponse<String> csv = ask(DemoOfficer.TOBIAS, "/copy/csv", Map.of());

        assertEquals(200, paper.statusCode());
        assertTrue(paper.body().contains("What Sightline holds about NHS number"), paper.body());
        assertTrue(paper.body().contains("Opened Summary"), paper.body());
        assertTrue(paper.body().contains("<li>Riverside Practice</li>"), paper.body());
        assertFalse(paper.body().contains("<form"), paper.body());
        assertTrue(json.body().contains("\"nhsNumber\" : \"" + IVY.digits() + "\""), json.body());
        assertTrue(json.body().contains("Made the copy that the law asks for"), json.body());
        assertTrue(csv.body().contains("\"Not held\""), csv.body());
        assertFalse(csv.body().contains("greenfield-surgery Hospital"), csv.body());
        assertEquals(
                400, ask(DemoOfficer.TOBIAS, "/copy", Map.of("nhsNumber", "1")).statusCode());
        assertEquals(
                403,
                OfficeBrowser.signedInAs(DemoOfficer.IMOGEN, address)
                        .post(PAGE + "/copy", Map.of("nhsNumber", IVY.digits()))
                        .statusCode());
    }

    @Test
    @DisplayName("A01: without its audit row nothing is handed over")
    void nothingIsHandedOverWithoutItsRow() throws Exception {
        database.asOwner()
                .useHandle(h -> h.execute("ALTER TABLE audit_entry ADD CONSTRAINT nobody_looks"
                        + " CHECK (event NOT IN ('patient-trail-read', 'subject-copy-made')) NOT VALID"));
        try {
            for (String form : List.of("", "/paper", "/csv", "/fhir", "/copy", "/copy/csv", "/copy/json")) {
                HttpResponse<String> answer = ask(DemoOfficer.TOBIAS, form, Map.of());
                assertEquals(503, answer.statusCode());
                assertFalse(answer.body().contains("Rita Okafor"), answer.body());
            }
        } finally {
            database.asOwner().useHandle(h -> h.execute("ALTER TABLE audit_entry DROP CONSTRAINT nobody_looks"));
        }
    }

    private HttpResponse<String> ask(DemoOfficer officer, String form, Map<String, String> otherwise) throws Exception {
        OfficeBrowser browser = OfficeBrowser.signedInAs(officer, address);
        Map<String, String> fields = new HashMap<>(Map.of(
                "formToken", OfficeBrowser.fields(browser.get(PAGE).body()).get("formToken"),
                "nhsNumber", IVY.formatted()));
        fields.putAll(otherwise);
        return browser.post(PAGE + form, fields);
    }
}
