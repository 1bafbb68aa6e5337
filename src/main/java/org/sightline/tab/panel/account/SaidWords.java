package org.sightline.tab.panel.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.sightline.display.ShownText;

/** What a row says, to be searched for the words of a value. Neither case nor spaces matter. */
public final class SaidWords {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ENDS = Pattern.compile("[\\n·,;:()|]");
    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int DISTINCTIVE = 4;

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> pieces = new HashMap<>();

    public SaidWords(Collection<ShownText> said) {
        said.stream().filter(text -> !text.isEmpty()).forEach(this::add);
    }

    private void add(ShownText text) {
        texts.add(plain(text.whole()));
        String whole = texts.getLast();
        Set<String> own = new HashSet<>(Set.of(whole));
        for (String piece : ENDS.split(text.whole())) {
            own.add(plain(piece));
        }
        own.forEach(piece -> pieces.merge(piece, 1, Integer::sum));
    }

    /** Whether the words stand anywhere as a phrase, if they are such that nothing else would be said in them. */
    boolean says(String words) {
        String sought = plain(words);
        return isDistinctive(sought)
                ? texts.stream().anyMatch(text -> holds(text, sought))
                : pieces.containsKey(sought);
    }

    /** Whether the words stand by themselves, as a state or a short value does. */
    boolean saysByItself(String words) {
        return pieces.containsKey(plain(words));
    }

    /**
     * Whether a number, or anything else that many elements may hold alike, stands by itself and no other element was
     * found in its place before.
     */
    boolean saysOnce(String words) {
        String sought = plain(words);
        int left = pieces.getOrDefault(sought, 0);
        pieces.put(sought, Math.max(0, left - 1));
        return left > 0;
    }

    /** Whether each of these words stands somewhere, in any order. */
    boolean saysEachWordOf(String words) {
        Set<String> said = new HashSet<>();
        texts.forEach(text -> said.addAll(List.of(WORD_ENDS.split(text))));
        return WORD_ENDS.splitAsStream(plain(words)).allMatch(word -> word.isEmpty() || said.contains(word));
    }

    static String plain(String words) {
        return SPACES.matcher(ShownText.prose(words).whole().strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isDistinctive(String words) {
        return words.length() >= DISTINCTIVE && words.chars().anyMatch(Character::isLetter);
    }

    private static boolean holds(String text, String sought) {
        for (int at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
            if (isEdge(text, at - 1) && isEdge(text, at + sought.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '-');
    }
}
