package org.sightline.demo.epr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.demo.DemoProfile;
import org.sightline.demo.feed.DemoFeeds;
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
            Print this page: each patient is a page of A4, with room for notes. All handouts
            Sightline handout for trainers · fictional patient
            WHITLOCK, George (Mr)
            Born 03-Aug-1958 NHS no. 999 000 0026 Here for Chest infection not settling
            Launch as Dr Tom Bell, GP, Greenfield Surgery
            What this patient teaches
            Sources can contradict each other, and the page says so instead of choosing.
            Show, in this order
            The red notice above the allergies: the hospital and the community trust say none, the surgery lists amoxicillin.
            The banner: known allergies, with the words that sources disagree.
            What to notice, or to ask
            Ask: what would you do now? The page asks for the same, to ask the patient.
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
            story.handout().show().forEach(line -> assertTrue(all.contains(line), line));
            story.handout().notice().forEach(line -> assertTrue(all.contains(line), line));
            assertTrue(panel.contains(story.handout().teaches()), story.name());
            assertEquals(
                    200,
                    desk.get("/demo/handouts/" + story.nhsNumber().digits()).statusCode());
        }
    }

    @Test
    void nobodysHandoutIsNotFound() throws Exception {
        assertEquals(404, desk.get("/demo/handouts/9990000000").statusCode());
    }
}
