package org.sightline.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.context.UkZone;

/**
 * A row of the trail, as far as rules look at it.
 *
 * @param transaction by which the trail is read on
 * @param what the event, and why it was refused
 * @param userOrNull null where it is not known who it was
 */
record WatchedRow(
        long sequence,
        long transaction,
        Instant at,
        Event what,
        @Nullable Person userOrNull,
        Place place,
        Patient about) {

    /** @param reason empty if there is none */
    record Event(String name, String reason) {}

    /** @param nhsNumbers those that the user's system gives as the user's own */
    record Person(String issuer, String subject, String name, Role role, List<String> nhsNumbers) {
        Person {
            nhsNumbers = List.copyOf(nhsNumbers);
        }

        boolean isSameAs(Person other) {
            return issuer.equals(other.issuer) && subject.equals(other.subject);
        }

        String key() {
            return issuer + " " + subject;
        }
    }

    record Role(String code, String name) {}

    /** @param ip empty if nobody asked from outside */
    record Place(String registration, String launchId, String ip) {}

    /**
     * Whose record.
     *
     * @param nhsNumber empty if it is about none
     * @param feeds how each answered
     * @param document how the opening of one ended; empty if it was none
     * @param alike what user and patient have in common, such as {@code surname}
     */
    record Patient(String nhsNumber, List<FeedSaid> feeds, String document, List<String> alike) {
        Patient {
            feeds = List.copyOf(feeds);
            alike = List.copyOf(alike);
        }
    }

    record FeedSaid(String feed, String outcome) {}

    boolean is(String event) {
        return what.name().equals(event);
    }

    /** In the United Kingdom. */
    LocalDate day() {
        return LocalDate.ofInstant(at, UkZone.ID);
    }
}
