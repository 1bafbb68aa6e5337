package org.sightline.feed;

import java.time.Duration;
import org.sightline.registration.FeedRegistration;

/** One feed, its answer, and what the answer took. */
public record FeedReading(FeedRegistration feed, FeedAnswer answer, int requests, Duration took) {

    /** Whether it is still to come. */
    public boolean isAwaited() {
        return answer instanceof FeedAnswer.Awaited;
    }

    /** Of a feed that has said who its patient is, and has not answered otherwise yet. */
    public static FeedReading lookedUp(FeedRegistration feed) {
        return new FeedReading(feed, new FeedAnswer.Awaited(true), 0, Duration.ZERO);
    }

    /** Of a feed that the patient does not want asked, or that is not for the user. */
    public static FeedReading notAsked(FeedRegistration feed) {
        return new FeedReading(feed, new FeedAnswer.NotAsked(), 0, Duration.ZERO);
    }

    /** Of a feed that is not for the users of an organisation. */
    public static FeedReading notShared(FeedRegistration feed, String organisation) {
        return new FeedReading(feed, new FeedAnswer.NotShared(organisation), 0, Duration.ZERO);
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
