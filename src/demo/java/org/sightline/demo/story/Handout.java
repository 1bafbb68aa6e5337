package org.sightline.demo.story;

import java.util.List;
import java.util.stream.Stream;
import org.sightline.demo.story.entry.StoryEntry;

/**
 * What a trainer has in hand about one story.
 *
 * @param teaches what this patient is there to teach, in one sentence
 * @param launchAs the id of the user of the training EPR who would open this record; the triage nurse if not said
 * @param show what to show, in this order
 * @param inTheEnd what the audience should notice or be asked when all was shown
 */
public record Handout(String teaches, String launchAs, List<HandoutStep> show, List<String> inTheEnd) {
    public Handout {
        show = List.copyOf(show);
        inTheEnd = List.copyOf(inTheEnd);
    }

    static Handout of(StoryEntry entry) {
        String launchAs = entry.text("launchAs", "rita-okafor");
        return new Handout(
                entry.text("teaches"),
                launchAs,
                entry.list("show").stream()
                        .map(step -> HandoutStep.of(step, launchAs))
                        .toList(),
                entry.texts("notice"));
    }

    /** All that the audience should notice or be asked, what belongs to a step first. */
    public List<String> notice() {
        return Stream.concat(show.stream().map(HandoutStep::notice).filter(text -> !text.isEmpty()), inTheEnd.stream())
                .toList();
    }
}
