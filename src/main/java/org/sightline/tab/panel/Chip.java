package org.sightline.tab.panel;

import java.util.stream.Stream;
import org.sightline.display.ShownText;

/** A word or two beside a row's main text, such as {@code Unconfirmed} or {@code Repeat}. */
public record Chip(Tone tone, ShownText text) {

    public static final Chip NONE = new Chip(Tone.PLAIN, ShownText.NONE);

    public static Stream<Chip> of(Tone tone, String words) {
        return of(tone, ShownText.of(words));
    }

    public static Stream<Chip> of(Tone tone, ShownText words) {
        return words.isEmpty() ? Stream.empty() : Stream.of(new Chip(tone, words));
    }
}
