package org.sightline.feed;

import java.time.Duration;
import java.util.Optional;
import org.sightline.registration.FeedRegistration;

/**
 * What one feed gave for one document, and what it took.
 *
 * @param feed empty if no feed of the receipt's name is configured
 */
public record DocumentReading(Optional<FeedRegistration> feed, DocumentAnswer answer, int requests, Duration took) {}
