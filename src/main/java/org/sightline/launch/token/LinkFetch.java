package org.sightline.launch.token;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * For what a browser fetches a link, as far as it says so. Old browsers say nothing.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/#sec-fetch-dest-header">Fetch Metadata: Sec-Fetch-Dest</a>
 */
final class LinkFetch {

    /** With which browsers fetch ahead of time, or show what they fetched in small. */
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private LinkFetch() {}

    /** Whether it is to be shown as a page of its own, now: no image, frame, preview, prefetch or script's request. */
    static boolean isOfAPage(HttpHeaders headers) {
        return PURPOSES.stream().noneMatch(name -> isAhead(headers.getHeaderString(name)))
                && isUnless(headers.getHeaderString("Sec-Fetch-Dest"), "document")
                && isUnless(headers.getHeaderString("Sec-Fetch-Mode"), "navigate");
    }

    private static boolean isAhead(@Nullable String purpose) {
        String words = purpose == null ? "" : purpose.toLowerCase(Locale.ROOT);
        return words.contains("prefetch") || words.contains("prerender") || words.contains("preview");
    }

    private static boolean isUnless(@Nullable String said, String expected) {
        return said == null || said.equals(expected);
    }
}
