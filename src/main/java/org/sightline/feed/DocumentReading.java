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

    /** With what a reading before it took, which led to it. */
    public DocumentReading after(DocumentReading before) {
        return new DocumentReading(feedOrNull, answer, requests + before.requests, took.plus(before.took));
    }

    /** The feed that was asked; empty if none of the receipt's name is configured. */
    public Optional<FeedRegistration> feed() {
        return Optional.ofNullable(feedOrNull);
    }
}
