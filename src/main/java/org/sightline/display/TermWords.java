package org.sightline.display;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the words somebody wrote and the term of a code say the same, so far as their words tell. */
final class TermWords {

    /** SNOMED CT's own hint at the kind of a concept, such as {@code (disorder)}. */
    private static final Pattern KIND = Pattern.compile("\\s*\\([a-z/ ]+\\)$");

    private static final Pattern WORD = Pattern.compile("\\p{L}+|[0-9]+(?:\\.[0-9]+)?|[?<>%+]");
    /** What stands in one of two phrases for the same thing; every allergy is one. */
    private static final Set<String> SILENT =
            Set.of("a an and at by for in is nos of on or the to with due s allergy allergic".split(" "));

    /**
     * Words that turn round, weaken or change what stands beside them: without them a term says something else. Each
     * without its last s.
     */
    private static final Set<String> TURNING = Set.of(("? no not non nil never none without neg negative absent denie"
                    + " excluded unlikely query suspected possible possibly probable probably history ho fh family previous"
                    + " previously past resolved declined refused risk intolerance adverse reaction sensitivity")
            .split(" "));

    private TermWords() {}

    /** Whether they differ in no more than signs, letter case and the kind of the concept. */
    static boolean areSame(String one, String other) {
        return one.equals(other) || words(one).equals(words(other));
    }

    /** Whether the term says what the text does not, or leaves out what turns its meaning round. */
    static boolean saysElse(String text, String term) {
        Set<String> said = telling(text);
        Set<String> coded = telling(term);
        Set<String> turned = new HashSet<>(said);
        turned.retainAll(TURNING);
        return !said.containsAll(coded) || !coded.containsAll(turned);
    }

    private static Set<String> telling(String words) {
        return words(words).stream()
                .filter(word -> !SILENT.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .collect(Collectors.toSet());
    }

    private static List<String> words(String phrase) {
        String small = KIND.matcher(phrase.strip().toLowerCase(Locale.UK)).replaceFirst("");
        return WORD.matcher(small).results().map(MatchResult::group).toList();
    }
}
