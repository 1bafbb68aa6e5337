package org.sightline.feed;

import java.util.List;

/** The feeds of one opening, on their way. Nothing a feed does makes it throw. */
public interface RecordReading extends AutoCloseable {

    /**
     * Waits until one more feed has answered or used up its deadline, or until the last of those that are awaited has said
     * who its patient is, if that matters to what is there already; returns at once when none is awaited.
     *
     * @return one reading per registered feed, in the order of the configuration, those still to come as
     *     {@link FeedAnswer.Awaited}
     */
    List<FeedReading> next();

    /** Gives up what has not been answered. */
    @Override
    void close();
}
