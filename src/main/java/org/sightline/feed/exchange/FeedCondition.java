package org.sightline.feed.exchange;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/**
 * How a feed stands with this node at the moment.
 *
 * @param failures how many readings in a row failed
 * @param lastOrNull why the last one did; null if it did not
 * @param pausedUntilOrNull until when it is not asked; null if it is
 * @param refused searches that it would not take in full, such as {@code Observation: _include, date}
 */
public record FeedCondition(
        int failures, @Nullable Reason lastOrNull, @Nullable Instant pausedUntilOrNull, List<String> refused) {

    public FeedCondition {
        refused = List.copyOf(refused);
    }
}
