package org.sightline.tab.panel.published;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which part of a published list is meant, by words of its terms: a list made for counting may hold what a panel keeps
 * apart, such as either foot or what was measured at home.
 *
 * @param having words one of which a term has; empty for any term
 * @param lacking words none of which a term has
 */
public record TermPart(List<String> having, List<String> lacking) {

    /** The whole list. */
    public static final TermPart ANY = new TermPart(List.of(), List.of());

    public TermPart {
        having = List.copyOf(having);
        lacking = List.copyOf(lacking);
    }

    /** Whether a code with this term is of the part; one without a term is not, as nobody can tell. */
    boolean isMet(String term) {
        return this.equals(ANY)
                || (!term.isBlank() && (having.isEmpty() || holdsAny(term, having)) && !holdsAny(term, lacking));
    }

    private static boolean holdsAny(String term, List<String> words) {
        String any = words.stream()
                .map(word -> Pattern.quote(word.toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("|"));
        return !words.isEmpty()
                && Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])")
                        .matcher(term.toLowerCase(Locale.ROOT))
                        .find();
    }

    /** {@code  with “left” and without “refer”}, with a space before it; empty for the whole list. */
    public String words() {
        String with = having.isEmpty() ? "" : " with " + quoted(having);
        String without = lacking.isEmpty() ? "" : " without " + quoted(lacking);
        return with + (with.isEmpty() || without.isEmpty() ? "" : " and") + without;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "“" + word + "”").collect(Collectors.joining(" or "));
    }
}
