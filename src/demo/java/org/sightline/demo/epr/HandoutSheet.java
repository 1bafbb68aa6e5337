package org.sightline.demo.epr;

import java.util.List;
import org.sightline.demo.story.Story;

/** One page of paper about one story. */
public record HandoutSheet(Story story, EprUser launchAs, List<ShownStep> steps) {

    public HandoutSheet {
        steps = List.copyOf(steps);
    }

    static HandoutSheet of(Story story) {
        String user = story.handout().launchAs();
        return new HandoutSheet(
                story,
                EprUser.byId(user)
                        .orElseThrow(() -> new IllegalStateException(story.name() + ": nobody is called " + user)),
                story.handout().show().stream().map(ShownStep::of).toList());
    }
}
