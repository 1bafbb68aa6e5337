package org.sightline.demo.epr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handout on a projector: one step at a time, and in the end what was to be noticed.
 *
 * @param number which page it is, from 1
 * @param step the step, null on the last page
 * @param states what every source does now
 */
public record ShowPage(
        HandoutSheet sheet, int number, @Nullable ShownStep step, List<FeedState> states) {

    public ShowPage {
        states = List.copyOf(states);
    }

    /** How many pages there are: a step each, and the last. */
    public int pages() {
        return sheet.steps().size() + 1;
    }

    public int previous() {
        return number - 1;
    }

    public int next() {
        return number + 1;
    }

    public boolean last() {
        return number == pages();
    }

    /** The sources that are broken now, whoever broke them. */
    public List<FeedState> broken() {
        return states.stream().filter(FeedState::broken).toList();
    }

    /** The record's address at the EPR, where the launch begins. */
    public String launch() {
        return step != null && step.step().opened().bySmart() ? "/demo/launch/smart" : "/demo/launch";
    }
}
