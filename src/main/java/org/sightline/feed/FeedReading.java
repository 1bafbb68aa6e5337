package org.sightline.feed;

import java.time.Duration;
import org.sightline.registration.FeedRegistration;

/** One feed, its answer, and what the answer took. */
public record FeedReading(FeedRegistration feed, FeedAnswer answer, int requests, Duration took) {}
