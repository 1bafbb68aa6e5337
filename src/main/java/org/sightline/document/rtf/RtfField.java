package org.sightline.document.rtf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A field: what it does, and what it shows where its result holds no words, such as a box that is ticked or not. */
final class RtfField {

    /** They mark places and show nothing. */
    private static final Set<String> WITHOUT_WORDS = Set.of(
            "tc",
            "xe",
            "ta",
            "rd",
            "page",
            "numpages",
            "sectionpages",
            "pageref",
            "bookmark",
            "set",
            "ask",
            "print",
            "macrobutton",
            "addin",
            "private",
            "next",
            "seq",
            "toc");

    /** What stands in {@code ffres} of a form field that nobody touched: its standard holds. */
    private static final int UNTOUCHED = 25;

    final StringBuilder instruction = new StringBuilder();
    private final int begunAt;
    private final List<String> items = new ArrayList<>();
    private int result = UNTOUCHED;
    private int standard;

    /** @param begunAt how much its text held before it */
    RtfField(int begunAt) {
        this.begunAt = begunAt;
    }

    void formWord(String word, int value) {
        switch (word) {
            case "ffres" -> result = value;
            case "ffdefres" -> standard = value;
            default -> {}
        }
    }

    void item(String item) {
        items.add(item.strip());
    }

    /** Only a drop-down list's result is not written out where it is shown. */
    String inWords(int nowAt) {
        String kind = kind();
        int chosen = result == UNTOUCHED ? standard : result;
        if (kind.equals("formcheckbox")) {
            return chosen == 1 ? "[ticked]" : "[not ticked]";
        }
        if (nowAt > begunAt) {
            return "";
        }
        return kind.equals("formdropdown") && chosen >= 0 && chosen < items.size() ? "[" + items.get(chosen) + "]" : "";
    }

    /** Whether there should be words, and there are none. */
    boolean lacksWords(int nowAt) {
        return nowAt == begunAt && inWords(nowAt).isEmpty() && !kind().isEmpty() && !WITHOUT_WORDS.contains(kind());
    }

    private String kind() {
        String words = instruction.toString().strip();
        int end = words.indexOf(' ');
        return (end < 0 ? words : words.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
