package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.demo.story.HandoutStep;
import org.sightline.demo.story.Stories;
import org.sightline.demo.story.Story;
import org.sightline.feed.FeedAnswer;
import org.sightline.registration.WithheldRules.RestrictedPatients;

/** The page of the demo's restricted patient, against what her handout says of it. */
class RestrictedStoryTest {

    private static final String NADIA = "9990000166";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    @DisplayName(
            "RESTRICT-2 RESTRICT-3 the restricted patient's page says what her handout says, and nothing of the rest")
    void thePageSaysWhatTheHandoutSays() {
        opening.restricted = new RestrictedPatients(false, Set.of(new FeedId("northgate-hospital")));
        Story nadia = Stories.asOf(LocalDate.ofInstant(OpeningUnderTest.NOW, ZoneOffset.UTC)).stream()
                .filter(story -> story.nhsNumber().digits().equals(NADIA))
                .findFirst()
                .orElseThrow();
        assertTrue(nadia.handout().show().size() > 4);
        for (HandoutStep step : nadia.handout().show()) {
            FeedAnswer northgate = step.what().contains("is down")
                    ? new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.NO_CONNECTION, "")
                    : new FeedAnswer.Withheld();
            opening.answers = plan -> new StoryFeeds(NADIA).readings(plan, Map.of("northgate-hospital", northgate));
            String page = Pages.visible(opening.page());
            step.says().forEach(words -> assertTrue(page.contains(words), words + " is not in " + page));
            step.saysNot().forEach(words -> assertFalse(page.contains(words), words + " is in " + page));
        }
    }
}
