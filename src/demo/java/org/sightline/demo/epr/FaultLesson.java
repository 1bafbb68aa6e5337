package org.sightline.demo.epr;

import java.util.Arrays;
import java.util.List;
import org.sightline.demo.feed.FeedFault;

/**
 * What a trainer says about a feed's behaviour.
 *
 * @param does what the feed does, a sentence without its subject
 * @param says the words a record shows beside the feed's name, to the letter
 * @param meaning what follows for the reader, to be read straight after those words
 */
public record FaultLesson(FeedFault fault, String title, String does, String says, String meaning) {

    private static final String NOTHING_SHOWN =
            ". None of its entries is on the page, and no panel it supplies says that there are none.";

    static List<FaultLesson> all() {
        return Arrays.stream(FeedFault.values())
                .map(fault -> of(fault, FeedOnRecord.USUAL))
                .toList();
    }

    static FaultLesson of(FeedFault fault, FeedOnRecord feed) {
        return switch (fault) {
            case NONE -> new FaultLesson(fault, "Normal", "answers as usual.", answered(feed), " and the time.");
            case SLOW -> slow(feed);
            case DOWN ->
                new FaultLesson(
                        fault,
                        "Down",
                        "closes the connection and does not answer.",
                        "did not answer: it could not be reached",
                        NOTHING_SHOWN);
            case GARBLED ->
                new FaultLesson(
                        fault,
                        "Garbled",
                        "sends answers that break off in the middle.",
                        "sent an answer that cannot be read",
                        NOTHING_SHOWN + " Half an answer is not used either.");
            case WRONG_PATIENT ->
                new FaultLesson(
                        fault,
                        "Wrong",
                        "sends entries that name another patient.",
                        "is not shown: it sent another patient’s data",
                        ", in red. None of its entries is used, not even what is about the right patient. A source that"
                                + " holds no entries about the patient has nothing to get wrong.");
        };
    }

    private static FaultLesson slow(FeedOnRecord feed) {
        boolean inTime = FeedFault.DELAY_SECONDS < feed.deadline().toSeconds();
        return new FaultLesson(
                FeedFault.SLOW,
                "Slow",
                "takes 3 seconds to answer.",
                inTime ? answered(feed) : "did not answer in time",
                inTime
                        ? " and a time 3 seconds after the others’. Until then the page waits for it by name, and nothing"
                                + " is lost."
                        : ": the viewer waits no longer than " + feed.deadline().toSeconds()
                                + " seconds for this one.");
    }

    private static String answered(FeedOnRecord feed) {
        return feed.overnight() ? "overnight copy, read at" : "answered at";
    }
}
