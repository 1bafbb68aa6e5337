package org.sightline.feed.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * An address that is itself the file it leads to.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2397">RFC 2397: the data URL scheme</a>
 */
public final class DataUrl {

    private static final String SCHEME = "data:";
    private static final String BASE64 = ";base64";

    private DataUrl() {}

    public static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** What it holds; empty if it breaks its own rules. */
    public static Optional<byte[]> bytes(String url) {
        int comma = url.indexOf(',');
        if (!is(url) || comma < 0) {
            return Optional.empty();
        }
        String held = url.substring(comma + 1);
        boolean base64 = url.regionMatches(true, Math.max(0, comma - BASE64.length()), BASE64, 0, BASE64.length());
        try {
            return Optional.of(
                    base64
                            ? Base64.getMimeDecoder().decode(strict(plain(held)))
                            : plain(held).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String plain(String held) {
        return URLDecoder.decode(held.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The decoder passes over what is no base64; blanks may stand in it, and nothing else. */
    private static String strict(String base64) {
        if (!base64.chars()
                .allMatch(c -> c == '=' || c == '+' || c == '/' || Character.isLetterOrDigit(c) || c <= ' ')) {
            throw new IllegalArgumentException("no base64");
        }
        return base64;
    }
}
