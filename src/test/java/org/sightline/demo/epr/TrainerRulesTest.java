package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.demo.DemoProfile;
import org.sightline.testing.DatabaseResource;

/** What a trainer lets a patient wish, and marks, is what the record then keeps back. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class TrainerRulesTest {

    private static final String IVY = "9990000018";
    private static final String TOMASZ = "9990000050";
    private static final String NELL = "9990001111";
    private static final String STEPHEN = "9990000158";
    private static final String PATIENT = "/demo/trainer/patients/" + TOMASZ;
    private static final String OBJECTED = "This patient objected: the record is not shown";
    private static final Pattern ASTHMA = Pattern.compile("<option value=\"([^\"]+)\">[^<]*Asthma</option>");
    private static final Pattern HERSELF =
            Pattern.compile("<option value=\"([^\"]+)\">Northgate Hospital: The patient: [^<]*</option>");

    @ConfigProperty(name = "sightline.public-url")
    String address;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
    }

    @AfterEach
    void putEverythingBack() throws Exception {
        assertEquals(303, desk.post("/demo/trainer/reset", Map.of()).statusCode());
    }

    @Test
    @DisplayName(
            "DEMO-RULES an objection that a trainer lets a patient have refuses the next click, until it is taken back")
    void anObjectionCountsFromTheNextClick() throws Exception {
        Desk.Launched tom = desk.launched("tom-bell", TOMASZ);
        assertTrue(page(tom).contains("Asthma"));

        say("yes");
        assertEquals(
                403, desk.ask("GET", tom.record() + "/summary", tom.cookie()).statusCode());
        assertTrue(Desk.words(desk.launched("tom-bell", TOMASZ).body()).contains(OBJECTED));
        assertTrue(panel().contains("aria-pressed=\"true\" aria-label=\"Object: Tomasz NOWAK\""), panel());

        say("no");
        assertTrue(page(tom).contains("Asthma"), "the session goes on");
        assertTrue(panel().contains("aria-pressed=\"false\" aria-label=\"Object: Tomasz NOWAK\""), panel());
    }

    @Test
    @DisplayName("DEMO-RULES a marked entry is withheld from the next click on, until the mark is taken away")
    void aMarkedEntryIsWithheldUntilTheMarkIsTaken() throws Exception {
        Desk.Launched tom = desk.launched("tom-bell", TOMASZ);
        String asthma = Desk.found(ASTHMA, panel());
        for (String mark : new String[] {"SEX", "R", "V"}) {
            mark(asthma, mark);
            String page = page(tom);
            assertFalse(page.contains("Asthma"), mark + page);
            assertTrue(page.contains("Some items are withheld"), page);
        }
        mark(asthma, "NONE");
        assertTrue(page(tom).contains("Asthma"));
    }

    @Test
    @DisplayName("DEMO-RULES a patient marked as restricted by one source is located by none")
    void aPatientMarkedAsRestrictedIsNotLocated() throws Exception {
        Desk.Launched rita = desk.launched("rita-okafor", IVY);
        assertTrue(page(rita).contains("Greenfield Surgery"));
        String panel = desk.get("/demo/trainer?patient=" + IVY).body();
        Map<String, String> form = Map.of("entry", Desk.found(HERSELF, panel), "mark", "R");
        assertEquals(
                303, desk.post("/demo/trainer/patients/" + IVY + "/mark", form).statusCode());

        String restricted = page(rita);
        assertTrue(restricted.contains("This record is restricted"), restricted);
        assertTrue(restricted.contains("Telephone Withheld"), restricted);
    }

    @Test
    @DisplayName("DEMO-RULES a trainer lets a patient object to a part of the record, and lifts every objection")
    void anObjectionToAPartIsLiftedByAnEmergency() throws Exception {
        String fall = "Fall at home with painful left wrist";
        String wish = "Some information is not shown, at the patient’s wish.";
        Desk.Launched rita = desk.launched("rita-okafor", IVY);
        assertTrue(page(rita).contains(fall));
        Map<String, String> part = Map.of("objects", "yes", "part", "source:northgate-hospital");
        assertEquals(
                303,
                desk.post("/demo/trainer/patients/" + IVY + "/objection", part).statusCode());
        String page = page(rita);
        assertTrue(page.contains(wish) && !page.contains(fall), page);
        String panel = Desk.words(desk.get("/demo/trainer?patient=" + IVY).body());
        assertTrue(panel.contains("objects to: What Northgate Hospital holds"), panel);

        assertEquals(
                303,
                desk.post("/demo/trainer/emergency", Map.of("lifted", "yes")).statusCode());
        assertTrue(page(rita).contains(fall), "lifted");
        assertTrue(Desk.words(desk.launched("tom-bell", STEPHEN).body()).contains("Emergency: the patient objected"));
        putEverythingBack();
        assertTrue(Desk.words(desk.launched("tom-bell", STEPHEN).body()).contains(OBJECTED));
        assertFalse(page(rita).contains(wish));
    }

    @Test
    @DisplayName("DEMO-RULES the story of who objects to parts is shown without them, as its handout says")
    void theStoryOfPartsIsAsItsHandoutSays() throws Exception {
        String page = page(desk.launched("rita-okafor", NELL));
        for (String shown : List.of("Latex allergy", "Asthma", "not shown, at the patient’s wish.")) {
            assertTrue(page.contains(shown), shown + page);
        }
        for (String hidden : List.of("Schizophrenia", "Supported tenancy", "Crisis plan")) {
            assertFalse(page.contains(hidden), hidden + page);
        }
    }

    @Test
    @DisplayName("DEMO-RULES putting everything back undoes marks and objections; what a story tells of stands again")
    void puttingBackUndoesIt() throws Exception {
        mark(Desk.found(ASTHMA, panel()), "SEX");
        say("yes");
        String stephen = "/demo/trainer/patients/" + STEPHEN + "/objection";
        assertEquals(303, desk.post(stephen, Map.of("objects", "no")).statusCode());
        assertFalse(Desk.words(desk.launched("tom-bell", STEPHEN).body()).contains(OBJECTED));

        putEverythingBack();

        assertTrue(page(desk.launched("tom-bell", TOMASZ)).contains("Asthma"));
        assertTrue(Desk.words(desk.launched("tom-bell", STEPHEN).body()).contains(OBJECTED));
    }

    @ParameterizedTest
    @CsvSource({
        PATIENT + "/objection, objects, maybe, rita-okafor",
        PATIENT + "/objection, objects, yes, nobody",
        "/demo/trainer/emergency, lifted, maybe, rita-okafor",
        "/demo/trainer/emergency, lifted, yes, nobody",
        "/demo/trainer/patients/9990000000/objection, objects, yes, rita-okafor",
        PATIENT + "/mark, mark, SEX, rita-okafor",
        PATIENT + "/mark, mark, NOTHING, rita-okafor"
    })
    void whatItDoesNotKnowChangesNothing(String path, String field, String value, String user) throws Exception {
        assertEquals(404, desk.post(path, Map.of(field, value, "user", user)).statusCode());
        assertTrue(page(desk.launched("tom-bell", TOMASZ)).contains("Asthma"));
    }

    @Test
    void anotherSiteCannotSwitchAnything() throws Exception {
        Map<String, String> form = Map.of("objects", "yes");
        assertEquals(
                403,
                desk.post(PATIENT + "/objection", form, "https://evil.example").statusCode());
        assertTrue(page(desk.launched("tom-bell", TOMASZ)).contains("Asthma"));
    }

    private void say(String objects) throws IOException, InterruptedException {
        var changed = desk.post(PATIENT + "/objection", Map.of("objects", objects, "user", "tom-bell"));
        assertEquals(303, changed.statusCode());
        assertEquals(
                address + "/demo/trainer?user=tom-bell&patient=" + TOMASZ + "#rules",
                changed.headers().firstValue("Location").orElseThrow());
    }

    private void mark(String entry, String mark) throws IOException, InterruptedException {
        assertEquals(
                303,
                desk.post(PATIENT + "/mark", Map.of("entry", entry, "mark", mark))
                        .statusCode());
    }

    private String panel() throws IOException, InterruptedException {
        return desk.get("/demo/trainer?patient=" + TOMASZ).body();
    }

    private String page(Desk.Launched launched) throws IOException, InterruptedException {
        return Desk.words(desk.ask("GET", launched.record() + "/summary?complete=yes", launched.cookie())
                .body());
    }
}
