package org.sightline.feed;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.registration.FeedRegistration;

/**
 * What one feed gave for one document, and what it took.
 *
 * @param feedOrNull absent if no feed of the receipt's name is configured
 */
public record DocumentReading(
        @Nullable FeedRegistration feedOrNull, DocumentAnswer answer, int requests, Duration took) {

    /** The feed that was asked; empty if none of the receipt's name is configured. */
    public Optional<FeedRegistration> feed() {
        return Optional.ofNullable(feedOrNull);
    }
}
