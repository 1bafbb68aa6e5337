package org.sightline.trail;

import java.time.Instant;
import java.util.List;
import org.sightline.context.NhsNumber;

/**
 * What is asked of the trail.
 *
 * @param numbers of one patient: the one asked for, and those it had before
 * @param from the first moment that counts
 * @param until the first moment that no longer counts; what is written while pages are turned moves none of them;
 *     never before {@link #EVER}, as the database knows no moment so far away as one that may be written
 */
public record TrailQuestion(List<NhsNumber> numbers, WhoseUsers whose, Instant from, Instant until) {

    /** Before anything was recorded. */
    public static final Instant EVER = Instant.EPOCH;

    public TrailQuestion {
        numbers = List.copyOf(numbers);
        until = until.isBefore(EVER) ? EVER : until;
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("no patient");
        }
    }

    /** The same of a shorter time, which lies in its own. */
    TrailQuestion within(PatientTrail.Span span) {
        return new TrailQuestion(numbers, whose, span.first(), span.last().plusNanos(1_000));
    }

    List<String> digits() {
        return numbers.stream().map(NhsNumber::digits).toList();
    }
}
