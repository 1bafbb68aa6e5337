package org.sightline.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.display.ClinicalDate;

/** An HL7 version 3 point in time, {@code 20261121143000+0000}, as dates are written here. */
final class CdaTime {

    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})(?:(\\d{2})(?:(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d+)?)?)?)?([+-]\\d{4})?");

    private CdaTime() {}

    /** The day, month or year alone, {@code 1945-03-07}; empty where it is no such time. */
    static String day(String value) {
        Matcher time = TIME.matcher(value.strip());
        return time.matches() ? day(time) : "";
    }

    private static String day(Matcher time) {
        return time.group(1)
                + (time.group(2) == null ? "" : "-" + time.group(2))
                + (time.group(3) == null ? "" : "-" + time.group(3));
    }

    /** With the precision that was sent; the text itself where it is no such time. */
    static String words(String value) {
        Matcher time = TIME.matcher(value.strip());
        if (!time.matches()) {
            return value.strip();
        }
        String zone = time.group(7) == null
                ? ""
                : time.group(7).substring(0, 3) + ":" + time.group(7).substring(3);
        String date = day(time);
        if (time.group(4) == null) {
            return ClinicalDate.of(date).text();
        }
        String clock = time.group(4) + ":" + time.group(5) + ":" + (time.group(6) == null ? "00" : time.group(6));
        return zone.isEmpty()
                ? ClinicalDate.of(date).text() + " " + clock.substring(0, 5)
                : ClinicalDate.of(date + "T" + clock + zone).text();
    }
}
