package org.sightline.tab.find;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody looks for: every term has to be found. The browser's script reads it the same way ({@code words.js}).
 *
 * @param terms empty if nothing was typed
 */
public record FindQuery(List<Term> terms) {

    /** A shorter word is found only whole: {@code bp} is no part of {@code subphrenic}. */
    private static final int SHORT = 3;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

    public FindQuery {
        terms = List.copyOf(terms);
    }

    /**
     * One thing that is looked for.
     *
     * @param typed as it was typed, made plain; found as part of a word too
     * @param otherwise other words for the same, found where a word begins
     */
    public record Term(String typed, List<String> otherwise) {
        public Term {
            otherwise = List.copyOf(otherwise);
        }

        private boolean isIn(String plain) {
            return (typed.length() > SHORT || otherwise.isEmpty() ? plain.contains(typed) : stands(typed, plain))
                    || otherwise.stream().anyMatch(word -> stands(word, plain));
        }

        /** Whether it begins where a word begins, and a short one ends where the word ends. */
        private static boolean stands(String word, String plain) {
            for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
                int end = at + word.length();
                if (isEdge(plain, at - 1) && (word.length() > SHORT || isEdge(plain, end))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isEdge(String plain, int at) {
            return at < 0 || at >= plain.length() || !Character.isLetterOrDigit(plain.charAt(at));
        }
    }

    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether words that stand somewhere hold all that is looked for. */
    public boolean matches(String text) {
        String plain = plain(text);
        return terms.stream().allMatch(term -> term.isIn(plain));
    }

    /** The other words that are looked for, for people. */
    public String otherwise() {
        return terms.stream()
                .flatMap(term -> term.otherwise().stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** In lower case, without accents and raised or lowered signs, words apart by one blank. */
    static String plain(String text) {
        String letters =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return APART.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
