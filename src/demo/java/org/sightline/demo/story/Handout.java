package org.sightline.demo.story;

import java.util.List;
import org.sightline.demo.story.entry.StoryEntry;

/**
 * What a trainer has in hand about one story.
 *
 * @param teaches what this patient is there to teach, in one sentence
 * @param launchAs the id of the user of the training EPR who would open this record; the triage nurse if not said
 * @param show what to show, in this order
 * @param notice what the audience should notice or be asked about
 */
public record Handout(String teaches, String launchAs, List<String> show, List<String> notice) {
    public Handout {
        show = List.copyOf(show);
        notice = List.copyOf(notice);
    }

    static Handout of(StoryEntry entry) {
        return new Handout(
                entry.text("teaches"),
                entry.text("launchAs", "rita-okafor"),
                entry.texts("show"),
                entry.texts("notice"));
    }
}
