package org.sightline.feed;

import java.time.Duration;
import org.sightline.registration.FeedRegistration;

/** One feed, its answer, and what the answer took. */
public record FeedReading(FeedRegistration feed, FeedAnswer answer, int requests, Duration took) {

    /** Whether it is still to come. */
    public boolean isAwaited() {
        return answer instanceof FeedAnswer.Awaited;
    }

    /** Of a feed that has been asked, or is about to be. */
    public static FeedReading awaited(FeedRegistration feed) {
        return new FeedReading(
                feed,
                feed.connection().isPresent() ? new FeedAnswer.Awaited() : new FeedAnswer.NotConnected(),
                0,
                Duration.ZERO);
    }
}
