package org.sightline.feed.exchange;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a link to more pages is asked. What was sent in a form stays out of addresses, which servers and proxies write
 * down: a link that repeats any of it, such as the NHS number of a look-up, is asked by a form as well.
 */
public final class NextPage {

    private static final String BY_FORM = "/_search";

    private NextPage() {}

    /** Empty where the link leads away from the feed, or can be asked only with what has to stay out of it. */
    public static Optional<FeedRequest> after(FeedRequest page, String link, FeedUrls urls) {
        Optional<URI> next = urls.below(link, page.uri());
        if (next.isEmpty() || !page.isForm() || !repeats(next.get(), page.form())) {
            return next.map(FeedRequest::get);
        }
        String search = page.uri().getRawPath();
        String type = search.substring(0, search.length() - BY_FORM.length());
        String path = next.get().getRawPath();
        String query = next.get().getRawQuery();
        boolean sameSearch = query != null && (path.equals(search) || path.equals(type));
        return sameSearch ? Optional.of(new FeedRequest(page.uri(), query)) : Optional.empty();
    }

    private static boolean repeats(URI link, String form) {
        Set<String> sought = names(form).filter(name -> !name.startsWith("_")).collect(Collectors.toSet());
        boolean byName = names(String.valueOf(link.getRawQuery()))
                .anyMatch(name -> sought.contains(name) || name.contains("identifier"));
        return byName
                || values(form, "identifier")
                        .map(NextPage::digits)
                        .anyMatch(number -> !number.isEmpty()
                                && digits(decoded(link.toString())).contains(number));
    }

    /** The names of parameters, without what modifies them: {@code patient} of {@code patient:Patient=1}. */
    private static Stream<String> names(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> decoded(parameter.replaceFirst("=.*", "")))
                .map(name -> name.replaceFirst(":.*", "").toLowerCase(Locale.ROOT));
    }

    private static Stream<String> values(String query, String name) {
        return Arrays.stream(query.split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter ->
                        decoded(parameter.substring(name.length() + 1)).replaceFirst("^.*\\|", ""));
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }

    /** What is no encoding is left as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
