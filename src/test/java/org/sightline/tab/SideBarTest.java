package org.sightline.tab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of what stands on a page, in its side bar. */
class SideBarTest {

    private static final String PROBLEM =
            "{'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'code':'active'}]},'code':{'text':'%s'}}";

    private final OpeningUnderTest opening = new OpeningUnderTest();

    @Test
    void theCountsOfTheSideBarChangeAsFeedsAnswer() {
        opening.answers = plan -> List.of(
                Feeds.answered("Greenfield Surgery", plan, Feeds.json(PROBLEM.formatted("1", "Asthma"))),
                Feeds.answered("Northgate Hospital", plan, Feeds.json(PROBLEM.formatted("2", "Gout"))));
        List<String> bars = new ArrayList<>();
        opening.stream((place, html) -> {
            if (place.equals("tabs")) {
                bars.add(Pages.visible(html));
            }
            return true;
        });
        assertEquals(2, bars.size());
        assertTrue(bars.getFirst().contains("Problems and diagnoses … 1"), bars.getFirst());
        assertTrue(bars.getLast().contains("Problems and diagnoses 2"), bars.getLast());
    }
}
