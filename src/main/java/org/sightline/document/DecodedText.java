package org.sightline.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of a file: UTF-8 if it is that, else Windows-1252, as older systems write it. */
final class DecodedText {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private DecodedText() {}

    /** Whether it is text at all: no NUL and hardly any other control character. */
    static boolean isText(byte[] bytes) {
        int controls = 0;
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
            boolean control = b > 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f';
            controls += control ? 1 : 0;
        }
        return controls <= bytes.length / 100;
    }

    static String of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** The text of the first {@code most} bytes; a character that is cut there does not count against UTF-8. */
    static String of(byte[] bytes, int most) {
        int length = Math.min(bytes.length, most);
        for (int cut = 0; cut <= (length < bytes.length ? 3 : 0) && cut <= length; cut++) {
            try {
                return withoutMark(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, 0, length - cut))
                        .toString());
            } catch (CharacterCodingException _) {
                // one byte less, as a character may have been cut; then not UTF-8
            }
        }
        return new String(bytes, 0, length, WINDOWS);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
