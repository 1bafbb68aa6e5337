package org.sightline.tab.panel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sightline.display.ShownText;

class SaidWordsTest {

    private static final String LETTERS = "abZ09 -  \t\n\r,;:()|·é\u00a0\u2028\u202e\f\u000b\u0000~!";
    private static final int TRIALS = 20_000;

    /** What neither case nor spaces matter to, in the words of the rule instead of those of its quick way. */
    private static String slowlyPlain(String words) {
        return ShownText.prose(words).whole().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String anyText(Random random) {
        return random.ints(random.nextInt(9), 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining());
    }

    @Test
    void readsAnyTextAsTheRuleSays() {
        Random random = new Random(7);
        for (int i = 0; i < TRIALS; i++) {
            String text = anyText(random);
            assertEquals(slowlyPlain(text), SaidWords.plain(text), () -> "of <" + text + ">");
        }
    }

    @Test
    void anyPieceStandsByItself() {
        Random random = new Random(11);
        for (int i = 0; i < TRIALS; i++) {
            ShownText text = ShownText.of(anyText(random));
            SaidWords said = new SaidWords(List.of(text));
            Set<String> pieces = Stream.concat(
                            Stream.of(text.whole()), Arrays.stream(text.whole().split("[\\n·,;:()|]")))
                    .map(SaidWordsTest::slowlyPlain)
                    .collect(Collectors.toSet());
            for (String sought : List.of("", "a", "b", "ab", "0", "9", "z", "é", text.whole())) {
                assertEquals(
                        !text.isEmpty() && pieces.contains(slowlyPlain(sought)),
                        said.saysByItself(sought),
                        () -> "<" + sought + "> in <" + text + ">");
            }
        }
    }

    @Test
    void countsAnewWithMoreWords() {
        SaidWords front = new SaidWords(List.of(ShownText.of("5 mg, 3")));
        assertTrue(front.saysOnce("3"));
        assertFalse(front.saysOnce("3"));
        SaidWords all = front.and(List.of(ShownText.of("3; Aspirin")));
        assertTrue(all.saysOnce("3"));
        assertTrue(all.saysOnce("3"));
        assertFalse(all.saysOnce("3"));
        assertTrue(all.says("aspirin"));
        assertFalse(front.says("aspirin"));
        assertTrue(all.says("5  MG"));
    }
}
