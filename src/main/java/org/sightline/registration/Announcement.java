package org.sightline.registration;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the operator tells the readers of a feed's data, such as that its results are late.
 *
 * @param words to be read after the feed's name
 * @param from the first day; null if it began before
 * @param until the last day; null if its end is not known
 * @param types the FHIR resource types it is about; empty for all that the feed supplies
 */
public record Announcement(
        String words, @Nullable LocalDate from, @Nullable LocalDate until, Set<String> types) {

    public Announcement {
        types = Set.copyOf(types);
    }

    /** @param day in the United Kingdom */
    public boolean isOn(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** Whether it is about one of these types by name; what is about the whole feed is said once, with the sources. */
    public boolean isAbout(Set<String> some) {
        return types.stream().anyMatch(some::contains);
    }
}
