package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.feed.DemoFeeds;
import org.sightline.demo.story.HandoutStep;
import org.sightline.demo.story.Story;
import org.sightline.testing.DatabaseResource;

@QuarkusTest
@TestProfile(DemoProfile.class)
@QuarkusTestResource(DatabaseResource.class)
class HandoutsTest {

    private static final String GEORGE = """
            Training: fictional patients Patient list Trainer’s panel Handouts Sightline office
            Meridian EPR
            Handout
            Print this page: each patient is a page of A4, with room for notes. Show on a projector All handouts
            Sightline handout for trainers · fictional patient
            WHITLOCK, George (Mr)
            Born 03-Aug-1958 NHS no. 999 000 0026 Here for Chest infection not settling
            Launch as Dr Tom Bell, GP, Greenfield Surgery
            What this patient teaches
            Sources can contradict each other, and the page says so instead of choosing.
            Show, in this order
            The notice above the allergies: the hospital and the community trust say none, the surgery lists amoxicillin.
            As Dr Tom Bell, tab Summary. The page says Sources disagree , Allergy to amoxicillin , No known allergy .
            Medicines: the hospital, which knew of no allergy, gave him amoxicillin yesterday.
            As Dr Tom Bell, tab Summary. The page says Amoxicillin 500mg capsules , 500 mg three times a day for 5 days .
            His consultation of nine days ago on the GP data tab.
            As Dr Tom Bell, tab GP data. The page says Doxycycline, as amoxicillin gave him a rash .
            What to notice, or to ask
            Ask: what would you do now? The page asks for the same, to ask the patient.
            The surgery wrote nine days ago why it chose doxycycline: the record of one place did not reach the other.
            No source is believed over another.
            Notes
            """;

    @ConfigProperty(name = "sightline.public-url")
    String address;

    @Inject
    DemoFeeds feeds;

    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = new Desk(address);
    }

    @Test
    void aHandoutSaysWhoToPlayWhatToShowAndWhatToNotice() throws Exception {
        assertEquals(
                "Skip to main content " + GEORGE.replaceAll("\\s+", " ").strip(),
                Desk.words(desk.get("/demo/handouts/9990000026").body()));
    }

    @Test
    void everyStoryHasAHandoutAndItsTeachingIsOnThePanel() throws Exception {
        String all = Desk.words(desk.get("/demo/handouts").body());
        String panel = Desk.words(desk.get("/demo/trainer").body());
        for (Story story : feeds.stories()) {
            assertTrue(all.contains(story.handout().teaches()), story.name());
            for (HandoutStep step : story.handout().show()) {
                assertTrue(all.contains(words(step.what())), step.what());
                step.says().forEach(line -> assertTrue(all.contains(words(line)), line));
            }
            story.handout().notice().forEach(line -> assertTrue(all.contains(line), line));
            assertTrue(panel.contains(story.handout().teaches()), story.name());
            assertEquals(
                    200,
                    desk.get("/demo/handouts/" + story.nhsNumber().digits()).statusCode());
        }
    }

    /** As the whole page is read: by its words alone. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void theShowHasOneStepOnEachPageAndInTheEndWhatToAsk() throws Exception {
        String first = Desk.words(desk.get("/demo/handouts/9990000026/show").body());
        assertTrue(first.contains("1 of 4 The notice above the allergies"), first);
        assertTrue(first.contains("Open the record for this step The page says Sources disagree"), first);
        assertTrue(first.contains("Notice, or ask Ask: what would you do now?"), first);
        assertFalse(first.contains("Previous") || first.contains("500 mg three times a day"), first);
        String last =
                Desk.words(desk.get("/demo/handouts/9990000026/show?step=4").body());
        assertTrue(last.contains("4 of 4 Sources can contradict each other"), last);
        assertTrue(last.contains("No source is believed over another. Previous Handout"), last);
        for (String beyond : List.of("0", "5", "-1", "x")) {
            assertEquals(
                    404,
                    desk.get("/demo/handouts/9990000026/show?step=" + beyond).statusCode(),
                    beyond);
        }
    }

    @Test
    void aShowBreaksASourceAndComesBackToItsStep() throws Exception {
        String path = "/demo/trainer/feeds/southfield-hospital";
        var changed = desk.post(path, Map.of("fault", "down", "show", "9990000077/3"));
        assertEquals(
                address + "/demo/handouts/9990000077/show?step=3",
                changed.headers().firstValue("Location").orElseThrow());
        String step =
                Desk.words(desk.get("/demo/handouts/9990000077/show?step=3").body());
        assertTrue(step.contains("Not normal now: Southfield Hospital (Down)"), step);
        assertEquals(
                404,
                desk.post(path, Map.of("fault", "slow", "show", "//evil.example"))
                        .statusCode());
        assertEquals(
                303,
                desk.post("/demo/trainer/reset", Map.of("show", "9990000077/3")).statusCode());
        String mended =
                Desk.words(desk.get("/demo/handouts/9990000077/show?step=3").body());
        assertFalse(mended.contains("Not normal now"), mended);
    }

    @Test
    void nobodysHandoutIsNotFound() throws Exception {
        assertEquals(404, desk.get("/demo/handouts/9990000000").statusCode());
    }
}
