package org.sightline.display;

import java.util.regex.Pattern;

/** Characters that reorder text or take no room: an allergy or a dose must not be changed by what nobody sees. */
public final class HiddenCharacters {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private HiddenCharacters() {}

    /** The text with each of them written as its code point, {@code [U+202E]}; nothing else is changed. */
    public static String makeVisible(String text) {
        if (isPlain(text) || text.codePoints().noneMatch(HiddenCharacters::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(String.format("[U+%04X]", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /** What somebody typed, on one line, with each of them written out: it is kept as it is read. */
    public static String oneLine(String typed) {
        return makeVisible(WHITE_SPACE.matcher(typed).replaceAll(" ").strip());
    }

    /** Most text by far: nothing but printable ASCII. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    /** Formats, controls, fillers, lone surrogates and variation selectors beyond plain text; tab and line ends stay. */
    private static boolean isHidden(int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || c == 0x2800;
        };
    }
}
