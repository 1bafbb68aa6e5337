package org.sightline.context;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That a patient has died, as sources say it.
 *
 * @param dayOrNull the first day on which it can have been; null if nobody says when
 */
public record Death(@Nullable LocalDate dayOrNull) {

    public Optional<LocalDate> day() {
        return Optional.ofNullable(dayOrNull);
    }
}
