package org.sightline.document.rtf;

import java.util.Map;
import java.util.Optional;

/** What a run of characters is marked with. The first is the innermost. */
enum Mark {
    BOLD("strong", ""),
    ITALIC("em", ""),
    UNDERLINED("u", ""),
    RAISED("sup", ""),
    LOWERED("sub", ""),
    HIGHLIGHTED("mark", ""),
    STRUCK("s", ""),
    HIDDEN("span", "hidden text"),
    ADDED("ins", "added"),
    DELETED("del", "deleted");

    private static final Map<String, Mark> WORDS = Map.ofEntries(
            Map.entry("b", BOLD),
            Map.entry("i", ITALIC),
            Map.entry("strike", STRUCK),
            Map.entry("striked", STRUCK),
            Map.entry("super", RAISED),
            Map.entry("sub", LOWERED),
            Map.entry("up", RAISED),
            Map.entry("dn", LOWERED),
            Map.entry("highlight", HIGHLIGHTED),
            Map.entry("v", HIDDEN),
            Map.entry("deleted", DELETED),
            Map.entry("mvf", DELETED),
            Map.entry("revised", ADDED),
            Map.entry("mvt", ADDED),
            Map.entry("ul", UNDERLINED),
            Map.entry("uld", UNDERLINED),
            Map.entry("uldb", UNDERLINED),
            Map.entry("ulw", UNDERLINED),
            Map.entry("uldash", UNDERLINED),
            Map.entry("ulth", UNDERLINED),
            Map.entry("ulwave", UNDERLINED));

    private final String tag;
    private final String inWords;

    Mark(String tag, String inWords) {
        this.tag = tag;
        this.inWords = inWords;
    }

    String tag() {
        return tag;
    }

    /** What is said of it in words, as its look alone says too little; empty if its look is enough. */
    String inWords() {
        return inWords;
    }

    static Optional<Mark> of(String controlWord) {
        return Optional.ofNullable(WORDS.get(controlWord));
    }
}
