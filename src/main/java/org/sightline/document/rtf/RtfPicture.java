package org.sightline.document.rtf;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** A picture written into a file. Browsers show two of its kinds; the others are drawings of Windows. */
final class RtfPicture {

    private static final int LARGEST = 4 * 1024 * 1024;

    private static final Map<String, String> SHOWN = Map.of("pngblip", "image/png", "jpegblip", "image/jpeg");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String kind = "";
    private int nibble = -1;

    void word(String word) {
        kind = SHOWN.getOrDefault(word, kind);
    }

    /** A digit of its bytes. */
    void digit(int character) {
        int digit = Character.digit(character, 16);
        if (digit >= 0 && bytes.size() <= LARGEST) {
            if (nibble >= 0) {
                bytes.write(nibble << 4 | digit);
            }
            nibble = nibble >= 0 ? -1 : digit;
        }
    }

    void binary(byte[] file, int from, int to) {
        if (to - from <= LARGEST) {
            bytes.write(file, from, to - from);
        }
    }

    /** Empty if it is of another kind, or too large. */
    Optional<Element> shown() {
        if (kind.isEmpty() || bytes.size() == 0 || bytes.size() > LARGEST) {
            return Optional.empty();
        }
        String data = "data:" + kind + ";base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
        return Optional.of(new Element("img").attr("src", data).attr("alt", "Picture in the letter"));
    }
}
