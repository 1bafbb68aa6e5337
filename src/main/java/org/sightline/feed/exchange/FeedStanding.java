package org.sightline.feed.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.FeedId;

/**
 * How a feed stands on this node.
 *
 * @param sinceOrNull since when it is not asked; null if it is
 * @param reason of its last failure, as {@code Unavailable.Reason} names it; empty if it is asked
 * @param deadline for its whole answer
 * @param underWay how many read it now
 * @param places how many may
 */
public record FeedStanding(
        FeedId feed,
        Circuit circuit,
        @Nullable Instant sinceOrNull,
        String reason,
        Duration deadline,
        int underWay,
        int places) {

    /** Whether readings reach it. */
    public enum Circuit {
        /** As long as it does not fail time after time. */
        ASKED("asked"),
        /** It answered a probe: one reading tries it. */
        TRIED("tried"),
        /** It failed time after time, and whoever wants to read it hears so at once. It is probed meanwhile. */
        NOT_ASKED("not asked");

        private final String words;

        Circuit(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** Since when it is not asked, if it is not. */
    public Optional<Instant> since() {
        return Optional.ofNullable(sinceOrNull);
    }

    /** In one line, for whoever looks after the node. */
    public String inWords() {
        String pause =
                since().map(since -> " since " + since + " (" + reason + ")").orElse("");
        return circuit.words() + pause + "; deadline " + deadline.toMillis() + " ms; " + underWay + " of " + places
                + " readings under way";
    }
}
