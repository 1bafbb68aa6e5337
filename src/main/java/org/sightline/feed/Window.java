package org.sightline.feed;

import java.time.LocalDate;
import java.util.Optional;

/** How far back something is asked for. */
public sealed interface Window {

    /** For ever. */
    Window ALL_TIMES = new AllTimes();

    /** For ever. */
    record AllTimes() implements Window {}

    /** So many months back from the day on which it is asked. */
    record LastMonths(int months) implements Window {
        public LastMonths {
            if (months <= 0) {
                throw new IllegalArgumentException("a window of no months");
            }
        }
    }

    /** From the day on which the shared record begins. */
    record RecordsSince(LocalDate day) implements Window {}

    /** Its first day, by the day on which it is asked; empty for ever. */
    default Optional<LocalDate> from(LocalDate today) {
        return switch (this) {
            case AllTimes _ -> Optional.empty();
            case LastMonths(var months) -> Optional.of(today.minusMonths(months));
            case RecordsSince(var day) -> Optional.of(day);
        };
    }

    /** Whether everything in the other one is in this one, on whatever day it is asked. */
    default boolean covers(Window other) {
        return switch (this) {
            case AllTimes _ -> true;
            case LastMonths(var mine) -> other instanceof LastMonths(var theirs) && mine >= theirs;
            case RecordsSince(var mine) -> other instanceof RecordsSince(var theirs) && !mine.isAfter(theirs);
        };
    }
}
