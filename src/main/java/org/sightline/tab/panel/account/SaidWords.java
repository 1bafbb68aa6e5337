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
import org.jspecify.annotations.Nullable;
import org.sightline.display.ShownText;

/** What a row says, to be searched for the words of a value. Neither case nor spaces matter. */
public final class SaidWords {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String ENDS = "\n·,;:()|";
    private static final Pattern WORD_ENDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int DISTINCTIVE = 4;

    private final List<String> said = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    /** How often each piece stands by itself; read only when a row is asked for one. */
    private @Nullable Map<String, Integer> pieces;

    public SaidWords(Collection<ShownText> said) {
        add(said);
    }

    /** The same and more. What of it was found before does not count as found here. */
    public SaidWords and(Collection<ShownText> more) {
        SaidWords all = new SaidWords(List.of());
        all.said.addAll(said);
        all.texts.addAll(texts);
        all.add(more);
        return all;
    }

    private void add(Collection<ShownText> more) {
        for (ShownText text : more) {
            if (!text.isEmpty()) {
                said.add(text.whole());
                texts.add(plain(text.whole()));
            }
        }
    }

    private Map<String, Integer> pieces() {
        if (pieces == null) {
            Map<String, Integer> counts = new HashMap<>();
            for (int i = 0; i < said.size(); i++) {
                for (String piece : pieces(said.get(i), texts.get(i))) {
                    counts.merge(piece, 1, Integer::sum);
                }
            }
            pieces = counts;
        }
        return pieces;
    }

    /** What of a text stands by itself, and all of it; an empty piece counts unless only others follow it. */
    private static Set<String> pieces(String text, String plain) {
        int end = nextEnd(text, 0);
        if (end == text.length()) {
            return Set.of(plain);
        }
        Set<String> own = new HashSet<>();
        own.add(plain);
        boolean nothing = false;
        for (int from = 0; from < text.length(); from = end + 1) {
            end = nextEnd(text, from);
            if (nothing && end > from) {
                own.add("");
            }
            nothing = end == from;
            if (!nothing) {
                own.add(plain(text.substring(from, end)));
            }
        }
        return own;
    }

    private static int nextEnd(String text, int from) {
        int at = from;
        while (at < text.length() && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Whether the words stand anywhere as a phrase, if they are such that nothing else would be said in them. */
    boolean says(String words) {
        String sought = plain(words);
        if (!isDistinctive(sought)) {
            return pieces().containsKey(sought);
        }
        for (String text : texts) {
            if (holds(text, sought)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words stand by themselves, as a state or a short value does. */
    boolean saysByItself(String words) {
        return pieces().containsKey(plain(words));
    }

    /**
     * Whether a number, or anything else that many elements may hold alike, stands by itself and no other element was
     * found in its place before.
     */
    boolean saysOnce(String words) {
        String sought = plain(words);
        int left = pieces().getOrDefault(sought, 0);
        pieces().put(sought, Math.max(0, left - 1));
        return left > 0;
    }

    /** Whether each of these words stands somewhere, in any order. */
    boolean saysEachWordOf(String words) {
        Set<String> said = new HashSet<>();
        texts.forEach(text -> said.addAll(List.of(WORD_ENDS.split(text))));
        return WORD_ENDS.splitAsStream(plain(words)).allMatch(word -> word.isEmpty() || said.contains(word));
    }

    static String plain(String words) {
        StringBuilder plain = new StringBuilder(words.length());
        boolean same = true;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                boolean between = !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ';
                if (between) {
                    plain.append(' ');
                }
                same &= between && c == ' ';
            } else if (c > ' ' && c <= '~') {
                boolean capital = c >= 'A' && c <= 'Z';
                plain.append(capital ? (char) (c + ('a' - 'A')) : c);
                same &= !capital;
            } else {
                return plainOfAny(words);
            }
        }
        return same && !plain.isEmpty() && plain.charAt(plain.length() - 1) != ' '
                ? words
                : plain.toString().stripTrailing();
    }

    /** The same for text in which there are other characters than those of ASCII. */
    private static String plainOfAny(String words) {
        return SPACES.matcher(ShownText.prose(words).whole().strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean isDistinctive(String words) {
        for (int i = 0; i < words.length() && words.length() >= DISTINCTIVE; i++) {
            if (Character.isLetter(words.charAt(i))) {
                return true;
            }
        }
        return false;
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
