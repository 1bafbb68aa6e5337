package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.context.FeedId;
import org.sightline.context.UkZone;
import org.sightline.feed.FeedAnswer;
import org.sightline.registration.Announcement;
import org.sightline.registration.FeedConnection;
import org.sightline.registration.FeedRegistration;

/** What an operator announces, on the page. */
class AnnouncedTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(OpeningUnderTest.NOW, UkZone.ID);

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    @DisplayName("an announcement stands with the panels of the types it is about, on its days only, and lacks nothing")
    void standsWhereTheDataWouldStand() {
        String text = page(new Announcement("Allergies moved.", TODAY, TODAY, Set.of("AllergyIntolerance")));

        assertTrue(text.contains("Greenfield Surgery announces: Allergies moved."), text);
        assertTrue(text.contains("Greenfield Surgery: Announced: Allergies moved."), text);
        assertEquals(1, text.split("announces: ", -1).length - 1, "not on panels of other types");
        assertTrue(text.contains("No allergies recorded"), text);
        assertEquals(
                -1,
                page(new Announcement("Old.", null, TODAY.minusDays(1), Set.of("AllergyIntolerance")))
                        .indexOf("announces"));
    }

    @Test
    @DisplayName("one about a whole source stands with the sources, of a partner that is not connected as well")
    void standsWithTheSources() {
        Announcement moving = new Announcement("Moves its record on Sunday.", null, null, Set.of());

        assertTrue(page(moving).contains("Greenfield Surgery: Announced: Moves its record on Sunday."));

        opening.answers = _ -> List.of(Feeds.reading(feed(null, moving), new FeedAnswer.NotConnected()));
        assertTrue(
                Pages.visible(opening.page()).contains("Greenfield Surgery: Announced: Moves its record on Sunday."));
    }

    private String page(Announcement announcement) {
        FeedRegistration feed = feed(Feeds.feed("Greenfield Surgery").connectionOrNull(), announcement);
        opening.answers = plan -> List.of(Feeds.answered(feed, plan, Function.identity(), List.of()));
        return Pages.visible(opening.page());
    }

    private static FeedRegistration feed(@Nullable FeedConnection connection, Announcement announcement) {
        FeedRegistration plain = Feeds.feed("Greenfield Surgery");
        return new FeedRegistration(
                new FeedId("greenfield-surgery"),
                plain.name(),
                plain.odsCode(),
                new FeedRegistration.Data(plain.freshness(), null, List.of(announcement)),
                connection,
                null);
    }
}
