package org.sightline.tab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sightline.context.TabId;
import org.sightline.feed.FeedAnswer;

/** A tab of a demo patient as all the demo's feeds hold them, some of them failing if a test wants that. */
final class StoryPages {

    private final Map<String, FeedAnswer> instead = new HashMap<>();

    /** @param down the feeds that do not answer */
    StoryPages(String... down) {
        for (String feed : down) {
            instead.put(feed, new FeedAnswer.Unavailable(FeedAnswer.Unavailable.Reason.TOO_SLOW, "test"));
        }
    }

    /** The visible lines of the page. */
    List<String> lines(String nhsNumber, String tab) {
        return Pages.lines(html(nhsNumber, tab));
    }

    String html(String nhsNumber, String tab) {
        return opening(nhsNumber).page(new TabId(tab));
    }

    /** The page of one panel, opened alone. */
    String alone(String nhsNumber, String tab, String panel) {
        return opening(nhsNumber).alone(new TabId(tab), panel, false);
    }

    private OpeningUnderTest opening(String nhsNumber) {
        StoryFeeds feeds = new StoryFeeds(nhsNumber);
        OpeningUnderTest opening = new OpeningUnderTest();
        opening.answers = plan -> feeds.readings(plan, instead);
        return opening;
    }
}
