package org.sightline.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShownTextTest {

    @Test
    void makesReorderingAndHiddenCharactersVisible() {
        assertEquals(
                "NOT[U+202E] allergic[U+200B] to[U+FEFF] x",
                ShownText.of("NOT\u202E allergic\u200B to\uFEFF x").head());
        assertEquals("a[U+2066]b[U+2069]", ShownText.of("a\u2066b\u2069").head());
        assertEquals("nul[U+0000]", ShownText.of("nul\u0000").head());
        assertEquals("lone [U+D800] end", ShownText.of("lone \uD800 end").head());
        assertEquals("Zoë Nuñez 😀", ShownText.of("Zoë Nuñez 😀").head());
    }

    @Test
    void cutsAMegabyteWithAMarkAndKeepsAllOfIt() {
        ShownText text = ShownText.of("x".repeat(1_048_576));
        assertTrue(text.isCut());
        assertEquals(2_000, text.head().length());
        assertEquals(1_048_576, text.whole().length());
        assertEquals("Cut here: 2,000 of 1,048,576 characters shown.", text.cutMark());
    }

    @Test
    void neverCutsThroughACharacter() {
        ShownText text = ShownText.of("😀".repeat(1_500).substring(1));
        assertFalse(Character.isHighSurrogate(text.head().charAt(text.head().length() - 1)));
    }

    @Test
    void keepsLineEndsAndPlainTextAsTheyAre() {
        assertEquals("one\ntwo", ShownText.of(" one\ntwo ").head());
        assertTrue(ShownText.of("  ").isEmpty());
    }
}
