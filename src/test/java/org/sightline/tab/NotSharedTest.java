package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedReading;

/** A source that is not for the users of the organisation that launched, on their pages. */
class NotSharedTest {

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    @DisplayName(
            "it is named as not shown to the organisation's users, is never called silent, and nothing is absent for it")
    void isNamedWithTheReason() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan),
                FeedReading.notShared(Feeds.feed("Southbank Council"), "Northgate Hospital"));

        String text = Pages.visible(opening.page());

        assertTrue(text.contains("Southbank Council not shown to users of Northgate Hospital"), text);
        assertTrue(text.contains("1 of 1 source answered"), text);
        assertTrue(text.contains("1 is not shown to users of Northgate Hospital"), text);
        assertTrue(text.contains("Southbank Council is not shown to users of Northgate Hospital"), text);
        assertTrue(text.contains("No allergies in what was received."), text);
        assertFalse(text.contains("No allergies recorded"), text);
        assertEquals(
                "not-shared",
                opening.opened.getFirst().feeds().get(1).outcome(),
                "the trail says why it was not asked");
    }
}
