package org.sightline.document;

import java.util.List;
import org.sightline.display.HiddenCharacters;

/** How a file is shown. */
public sealed interface Rendering {

    /** The length, in characters, at which text ends here; all of it is in the file. */
    int LONGEST = 1_000_000;

    /** By the browser's own means, in a frame of its own: PDF. */
    record Pages() implements Rendering {}

    /** By the browser's own means: a picture. */
    record Picture() implements Rendering {}

    /**
     * As words.
     *
     * @param text with every hidden character visible
     * @param leftOut what of the file the words do not show
     */
    record Words(String text, List<String> leftOut) implements Rendering {
        public Words {
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * As HTML that went through {@link SafeHtml}.
     *
     * @param page a whole page, for a sandboxed frame of its own
     * @param leftOut what of the file it does not show
     */
    record Laid(String page, List<String> leftOut) implements Rendering {
        public Laid {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** A clinical document that names another patient: not shown at all. */
    record OfAnotherPatient() implements Rendering {}

    /** Not here: its kind is not shown, or it cannot be read. */
    record NotHere(String why) implements Rendering {}

    /** @param nhsNumber the patient's, against which a clinical document is checked */
    static Rendering of(byte[] bytes, FileType type, String nhsNumber) {
        return switch (type) {
            case PDF -> new Pages();
            case PNG, JPEG, GIF, WEBP -> new Picture();
            case TEXT -> words(DecodedText.of(bytes), List.of());
            case RTF -> RtfText.of(bytes);
            case HTML -> SafeHtml.of(DecodedText.of(bytes));
            case CDA -> ClinicalDocument.of(bytes, nhsNumber);
            case WORD, OLD_WORD, TIFF, XML, OTHER -> new NotHere("A file of this kind is not shown here.");
        };
    }

    static Words words(String text, List<String> leftOut) {
        if (text.length() <= LONGEST) {
            return new Words(HiddenCharacters.makeVisible(text), leftOut);
        }
        String cut = String.format(
                "Only the first %,d of %,d characters are shown. Download it to read all of it.",
                LONGEST, text.length());
        return new Words(HiddenCharacters.makeVisible(text.substring(0, LONGEST)), List.of(cut));
    }
}
