package org.sightline.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.audit.AttemptReason;

/** What is said of an address that has two readings: where it may lead, and in what form it came; never what it says. */
final class AddressForms {

    private static final Pattern PLACE = Pattern.compile("[/\\\\](record|office)(?![a-z])");
    private static final Pattern ENCODED_LETTERS = Pattern.compile("%(?:25)*([46][1-9a-f]|[57][0-9a]|2f|5c|3b)");
    private static final Pattern DOTS = Pattern.compile("[/\\\\]\\.{1,2}(?:[/\\\\;]|$)");

    private AddressForms() {}

    /** Whether the framework takes it for one, and asks us. */
    static boolean isAddress(String target) {
        try {
            return !new URI(target).toString().isEmpty();
        } catch (URISyntaxException _) {
            return false;
        }
    }

    /**
     * Where under one of its readings it leads, {@code /record} or {@code /office}.
     *
     * @param target the request target as it was sent
     */
    static Optional<String> place(String target) {
        return PLACE.matcher(decoded(path(target)))
                .results()
                .map(found -> "/" + found.group(1))
                .findFirst();
    }

    static AttemptReason form(String target) {
        String path = path(target);
        if (path.indexOf('%') >= 0) {
            return AttemptReason.ADDRESS_ENCODED;
        }
        if (path.indexOf(';') >= 0) {
            return AttemptReason.ADDRESS_PARAMETER;
        }
        if (DOTS.matcher(path).find()) {
            return AttemptReason.ADDRESS_DOTS;
        }
        return path.startsWith("/") && path.contains("//")
                ? AttemptReason.ADDRESS_DOUBLE_SLASH
                : AttemptReason.ADDRESS_OTHER;
    }

    /** Letters and separators, however often they were encoded. */
    private static String decoded(String path) {
        return ENCODED_LETTERS.matcher(path.toLowerCase(Locale.ROOT)).replaceAll(found -> {
            char letter = (char) Integer.parseInt(found.group(1), 16);
            return letter == '\\' ? "/" : String.valueOf(Character.toLowerCase(letter));
        });
    }

    private static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
