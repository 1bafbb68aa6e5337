package org.sightline.doctor;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the office's pages write them: UK wall clock. */
final class UkTime {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private UkTime() {}

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }

    /** For what is compared with another system's log. */
    static String second(Instant instant) {
        return SECOND.format(instant);
    }
}
