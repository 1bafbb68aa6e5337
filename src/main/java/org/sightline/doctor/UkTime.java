package org.sightline.doctor;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.sightline.context.UkZone;

/** Times as the office's pages write them: UK wall clock. */
final class UkTime {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.UK).withZone(UkZone.ID);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.UK).withZone(UkZone.ID);

    private UkTime() {}

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** For what is compared with another system's log. */
    static String second(Instant instant) {
        return SECOND.format(instant);
    }
}
