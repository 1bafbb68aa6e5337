package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.demo.DemoProfile;
import org.sightline.policy.objection.Objecting;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRegister;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.TestDatabase;

/** Patients who object, at every address of a record there is. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class ObjectedRecordTest {

    private static final NhsNumber IVY = new NhsNumber("9990000018");
    private static final String STEPHEN = "9990000158";
    private static final Pattern DOCUMENT = Pattern.compile("href=\"(/record/[^\"]*/document/[^\"?]*)");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    ObjectionRegister register;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
        change(ObjectionChange.REVERSED);
    }

    @AfterEach
    void takeItBack() {
        change(ObjectionChange.REVERSED);
    }

    @Test
    void theStorysPatientObjectsFromTheStartAndItsLaunchIsRefusedWithTheReason() throws Exception {
        Desk.Launched refused = desk.launched("tom-bell", STEPHEN);

        String page = Desk.words(refused.body());
        assertEquals("", refused.cookie());
        assertTrue(page.contains("This patient objected: the record is not shown"), page);
        assertTrue(page.contains("What the patient was told it means Staff who care for you no longer see"), page);
        assertTrue(page.contains("ring Shared care record office on 01604 555 0190"), page);
        assertFalse(refused.body().contains("LARKHAM") || refused.body().contains("158"), refused.body());
        assertEquals(
                "refused|PATIENT_OBJECTED|" + STEPHEN + "|Dr Tom Bell|greenfield-surgery",
                row(
                        "outcome || '|' || reason || '|' || nhs_number || '|' || user_name || '|' || registration",
                        "launch-refused"));
    }

    @Test
    @DisplayName("S14 an objection recorded mid-session refuses the next click, whatever it is, and shows nothing")
    void nothingIsShownAtAnyAddressOnceThePatientObjects() throws Exception {
        Desk.Launched ivy = desk.launched("rita-okafor", IVY.digits());
        String record = ivy.record();
        String documents =
                desk.ask("GET", record + "/non-gp?complete=yes", ivy.cookie()).body();
        String document = Desk.found(
                DOCUMENT,
                documents
                        + desk.ask("GET", record + "/gp-data?complete=yes", ivy.cookie())
                                .body());
        assertEquals(200, desk.ask("GET", document, ivy.cookie()).statusCode());

        change(ObjectionChange.OBJECTED);

        for (String page : List.of(
                record + "/summary",
                record + "/summary?complete=yes",
                record + "/summary?print=yes",
                record + "/summary/problems",
                record + "/stream/summary",
                record + "/stream/summary?banner=yes",
                record + "/print",
                record + "/report",
                document,
                document + "/content",
                document + "/download")) {
            HttpResponse<String> answer = desk.ask("GET", page, ivy.cookie());
            String body = answer.body();
            assertEquals(403, answer.statusCode(), page);
            assertTrue(body.contains("The patient objected to staff being shown the shared record."), page);
            for (String datum :
                    List.of("ADEYEMI", "Adeyemi", "Metformin", "12-Mar-1945", "999 000 0018", "9990000018")) {
                assertFalse(body.contains(datum), page + " shows " + datum);
            }
            assertFalse(body.contains("sl-tabs"), page);
            assertEquals(
                    "refused|patient-objected|" + IVY.digits() + "|"
                            + page.substring(record.length() + 1).replaceFirst("\\?.*", ""),
                    row("outcome || '|' || reason || '|' || nhs_number || '|' || page", "opening-refused"));
        }

        change(ObjectionChange.REVERSED);
        assertEquals(200, desk.ask("GET", record + "/summary", ivy.cookie()).statusCode());
    }

    @Test
    void theRecordCanBeClosedAlthoughThePatientObjects() throws Exception {
        Desk.Launched ivy = desk.launched("rita-okafor", IVY.digits());
        String record = ivy.record();
        String token = Desk.found(TOKEN, ivy.body());
        change(ObjectionChange.OBJECTED);

        assertEquals(
                303,
                desk.send(record + "/close", Map.of("token", token), ivy.cookie())
                        .statusCode());
    }

    @Test
    @DisplayName("whether the patient objects cannot be found out: 503, nothing shown, and no session for a launch")
    void nothingIsShownWhileObjectionsCannotBeLookedUp() throws Exception {
        Desk.Launched ivy = desk.launched("rita-okafor", IVY.digits());
        String record = ivy.record();
        TestDatabase database = new TestDatabase(url);
        database.asOwner().useHandle(handle -> handle.execute("ALTER TABLE objection_entry RENAME TO away"));
        try {
            HttpResponse<String> answer = desk.ask("GET", record + "/summary?complete=yes", ivy.cookie());

            assertEquals(503, answer.statusCode());
            assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
            assertTrue(answer.body().contains("cannot find out just now whether the patient objected"), answer.body());
            assertFalse(answer.body().contains("Metformin"));
            assertEquals("", desk.launched("rita-okafor", IVY.digits()).cookie());
        } finally {
            database.asOwner().useHandle(handle -> handle.execute("ALTER TABLE away RENAME TO objection_entry"));
        }
        assertEquals(200, desk.ask("GET", record + "/summary", ivy.cookie()).statusCode());
    }

    private void change(ObjectionChange change) {
        register.record(
                Objecting.imogen("northgate-hospital"),
                Objecting.byLetter(IVY, change, new ObjectionScope.Whole()),
                Caller.OURSELVES);
    }

    /** Of the latest entry of this event. */
    private String row(String columns, String event) {
        return new TestDatabase(url)
                .asApplication()
                .withHandle(handle -> handle.createQuery("SELECT " + columns
                                + " FROM audit_entry WHERE event = :event ORDER BY sequence DESC LIMIT 1")
                        .bind("event", event)
                        .mapTo(String.class)
                        .one());
    }
}
