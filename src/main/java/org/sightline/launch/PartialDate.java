package org.sightline.launch;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A birth date that is less than a day. */
public final class PartialDate {

    private static final String WHY =
            ": nothing can be launched without the day, because every source has to confirm it as a second key";

    private PartialDate() {}

    /** What came instead of a whole date, and why that will not do; empty of everything else. */
    public static Optional<String> of(@Nullable String text) {
        String sent = text == null ? "" : text;
        return sent.matches("\\d{4}")
                ? Optional.of("a year alone" + WHY)
                : sent.matches("\\d{4}-\\d{2}") ? Optional.of("a year and a month alone" + WHY) : Optional.empty();
    }
}
