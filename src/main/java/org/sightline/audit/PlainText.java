package org.sightline.audit;

import java.util.regex.Pattern;
import org.sightline.context.Escaped;

/**
 * Makes text from outside fit to be stored and read line by line: PostgreSQL refuses NUL, and a control or direction
 * character could forge or reorder a line of a report.
 */
final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private PlainText() {}

    /** The text with every invisible character escaped, cut to at most {@code limit} characters. */
    static String of(String text, int limit) {
        String start = text.length() > limit ? text.substring(0, limit) : text;
        String visible = Escaped.of(start, INVISIBLE);
        return visible.length() > limit ? visible.substring(0, limit) : visible;
    }
}
