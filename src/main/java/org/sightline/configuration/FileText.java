package org.sightline.configuration;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A file's bytes as text, without characters that nobody can see or that pass for others. */
final class FileText {

    private static final String BEFORE_VALUE = ":,[{-\"'";
    private static final String AFTER_VALUE = ":,]}\"'";

    private FileText() {}

    /** @throws UnreadableFileException at the first character that has no place in such a file */
    static String of(byte[] bytes) throws UnreadableFileException {
        if (bytes.length > 1 && ((bytes[0] & 0xff) + (bytes[1] & 0xff)) == 0xfe + 0xff) {
            throw new UnreadableFileException(Place.WHOLE_FILE, "is UTF-16 text: save it as UTF-8");
        }
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            throw new UnreadableFileException(
                    Place.at(text, text.length()), "is not UTF-8 text from here on: save it as UTF-8");
        }
        refuseHidden(text);
        return text;
    }

    /** What is wrong with a text's characters, escaped ones among them; a line break is not. */
    static Optional<String> objectionTo(String value) {
        return value.codePoints()
                .filter(FileText::isHidden)
                .mapToObj(FileText::hidden)
                .findFirst();
    }

    private static void refuseHidden(String text) throws UnreadableFileException {
        boolean comment = false;
        // a byte order mark at the beginning is none of them
        for (int i = text.startsWith("\ufeff") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            comment = c != '\n' && (comment || (c == '#' && isBlank(before(text, i))));
            if (isHidden(text.codePointAt(i)) && !Character.isLowSurrogate(c)) {
                throw new UnreadableFileException(Place.at(text, i), hidden(c));
            }
            if (!comment && passesForSpace(c) && parts(text, i)) {
                throw new UnreadableFileException(
                        Place.at(text, i),
                        "holds %s, which looks like a space and is none: type a space in its place"
                                .formatted(named(c)));
            }
        }
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\r' && c != '\t';
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            // joiners have their place in the scripts of some names
            case Character.FORMAT -> c != 0x200c && c != 0x200d;
            default -> false;
        };
    }

    private static boolean passesForSpace(char c) {
        return c != ' ' && Character.isSpaceChar(c);
    }

    /** Whether it stands where YAML needs a space: within words it may part them. */
    private static boolean parts(String text, int at) {
        char before = before(text, at);
        char after = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
        return isBlank(before)
                || isBlank(after)
                || BEFORE_VALUE.indexOf(before) >= 0
                || AFTER_VALUE.indexOf(after) >= 0;
    }

    private static char before(String text, int at) {
        return at > 0 ? text.charAt(at - 1) : '\n';
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String hidden(int c) {
        return "holds %s, a character that cannot be seen: take it out".formatted(named(c));
    }

    private static String named(int c) {
        return "U+%04X".formatted(c);
    }
}
