package org.sightline.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.rtf.RTFEditorKit;

/**
 * The words of an RTF file by the Java platform's own reader, which runs nothing, follows nothing and draws nothing.
 * Bold, tables' lines and pictures are lost, and the page says so.
 */
final class RtfText {

    private static final Pattern PICTURE = Pattern.compile("\\\\(pict|object)\\b");

    private RtfText() {}

    static Rendering of(byte[] bytes) {
        RTFEditorKit kit = new RTFEditorKit();
        Document document = kit.createDefaultDocument();
        try {
            kit.read(new ByteArrayInputStream(bytes), document, 0);
            String text = document.getText(0, document.getLength()).strip();
            boolean pictures = PICTURE.matcher(new String(bytes, StandardCharsets.ISO_8859_1))
                    .find();
            return text.isEmpty()
                    ? unreadable()
                    : Rendering.words(
                            text,
                            List.of("Only its words are shown, without their layout"
                                    + (pictures ? " and without the pictures in it" : "")
                                    + ". Download it to see it as it was written."));
        } catch (IOException | BadLocationException | IndexOutOfBoundsException | IllegalStateException _) {
            // the platform's reader says so in any of these ways when a file breaks its own rules
            return unreadable();
        }
    }

    private static Rendering unreadable() {
        return new Rendering.NotHere("No words can be read from it here.");
    }
}
