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
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.feed.FeedFault;
import org.sightline.testing.DatabaseResource;

/** What a trainer breaks is what the record then says, in the words the panel promises. */
@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class TrainerPanelTest {

    private static final String IVY = "9990000018";
    private static final String HOSPITAL = "northgate-hospital";
    private static final String TRUST = "community-trust";
    private static final String AMBULANCE = "county-ambulance";

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

    @ParameterizedTest
    @EnumSource(FeedFault.class)
    void theRecordSaysWhatThePanelPromises(FeedFault fault) throws Exception {
        List<FeedOnRecord> broken =
                Stream.of(HOSPITAL, TRUST, AMBULANCE).map(FeedOnRecord::of).toList();
        for (FeedOnRecord feed : broken) {
            make(feed.id(), fault);
        }
        String panel = panel();
        String record = desk.record("rita-okafor", IVY);

        for (FeedOnRecord feed : broken) {
            FaultLesson lesson = FaultLesson.of(fault, feed);
            assertTrue(panel.contains(feed.name() + " " + lesson.title() + " :"), panel);
            assertTrue(panel.contains(lesson.says()), panel);
            assertTrue(record.contains(feed.name() + " " + lesson.says()), record);
        }
        assertTrue(record.contains("Greenfield Surgery answered at"), record);
        boolean nothingShown =
                fault == FeedFault.DOWN || fault == FeedFault.GARBLED || fault == FeedFault.WRONG_PATIENT;
        assertEquals(nothingShown, !record.contains("Emollient cream"), record);
    }

    @Test
    void aSlowFeedIsThreeSecondsLateAndNothingOfItIsLost() throws Exception {
        desk.record("rita-okafor", IVY);
        long start = System.nanoTime();
        desk.record("rita-okafor", IVY);
        long usually = (System.nanoTime() - start) / 1_000_000;
        make(HOSPITAL, FeedFault.SLOW);
        start = System.nanoTime();
        String record = desk.record("rita-okafor", IVY);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 3_000, millis + " ms");
        assertTrue(millis < 2 * 3_000 + usually, "late more than once: " + millis + " ms, usually " + usually);
        assertTrue(record.contains("Northgate Hospital answered at"), record);
    }

    @Test
    void whatIsBrokenIsCountedUntilAResetMendsIt() throws Exception {
        make(HOSPITAL, FeedFault.DOWN);
        make("greenfield-surgery", FeedFault.GARBLED);
        assertTrue(panel().contains("Sources 2 not normal"), panel());
        assertTrue(desk.record("tom-bell", IVY).contains("could not be reached"));

        putEverythingBack();

        assertTrue(panel().contains("Sources all normal"), panel());
        String record = desk.record("tom-bell", IVY);
        assertTrue(record.contains("Northgate Hospital answered at"), record);
        assertFalse(record.contains("did not answer") || record.contains("cannot be read"), record);
    }

    @Test
    void aSourceThatDoesNotKnowThePatientHasNothingToGetWrong() throws Exception {
        make(HOSPITAL, FeedFault.WRONG_PATIENT);
        String record = desk.record("tom-bell", "9990000050");
        assertTrue(record.contains("Northgate Hospital holds no record of this patient"), record);
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/trainer/feeds/nobody, down, rita-okafor",
        "/demo/trainer/feeds/northgate-hospital, explode, rita-okafor",
        "/demo/trainer/feeds/northgate-hospital, '', rita-okafor",
        "/demo/trainer/feeds/northgate-hospital, down, nobody",
        "/demo/trainer/reset, down, nobody"
    })
    void whatItDoesNotKnowChangesNothing(String path, String fault, String user) throws Exception {
        assertEquals(404, desk.post(path, Map.of("fault", fault, "user", user)).statusCode());
        assertTrue(panel().contains("Sources all normal"), panel());
        assertEquals(404, desk.get("/demo/trainer?user=nobody").statusCode());
    }

    @Test
    void anotherSiteCannotBreakOrMendAnything() throws Exception {
        String path = "/demo/trainer/feeds/" + HOSPITAL;
        assertEquals(
                403,
                desk.post(path, Map.of("fault", "down"), "https://evil.example").statusCode());
        assertTrue(panel().contains("Sources all normal"), panel());
    }

    @Test
    void goesOnWithTheSameUserAtTheRowThatChanged() throws Exception {
        var changed = desk.post("/demo/trainer/feeds/" + TRUST, Map.of("fault", "slow", "user", "leila-haddad"));
        assertEquals(303, changed.statusCode());
        assertEquals(
                address + "/demo/trainer?user=leila-haddad#community-trust",
                changed.headers().firstValue("Location").orElseThrow());
    }

    private void make(String feed, FeedFault fault) throws IOException, InterruptedException {
        assertEquals(
                303,
                desk.post("/demo/trainer/feeds/" + feed, Map.of("fault", fault.id()))
                        .statusCode());
    }

    @Test
    void opensAnyPatientAsAnyRole() throws Exception {
        assertTrue(panel().contains("Through the eyes of a role"), panel());
        String record = desk.preview("Administrator or receptionist", IVY);
        assertTrue(record.contains("Opened by Preview by a trainer , Administrator or receptionist"), record);
        assertTrue(record.contains("An entry is held"), record);
        assertTrue(record.contains("Your role is not shown: allergies, CPR decisions, alerts."), record);
        assertFalse(record.contains("Metformin"), record);
        String nurse = desk.preview("Nurse", IVY);
        assertTrue(nurse.contains("Metformin 500mg tablets"), nurse);
        assertFalse(nurse.contains("Your role is not shown"), nurse);
    }

    private String panel() throws IOException, InterruptedException {
        return Desk.words(desk.get("/demo/trainer").body());
    }
}
