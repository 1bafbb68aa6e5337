package org.sightline.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.display.HiddenCharacters;
import org.sightline.document.bounds.BeyondBoundsException;
import org.sightline.document.bounds.Bounds;
import org.sightline.document.kind.DecodedText;
import org.sightline.document.kind.FileSigns;
import org.sightline.document.kind.FileType;
import org.sightline.document.kind.PictureSize;
import org.sightline.document.rtf.RtfLetter;

/** How a file is shown. */
public sealed interface Rendering {

    /** The length, in characters, at which text ends here; all of it is in the file. */
    int LONGEST = 1_000_000;

    /** How many files in files are opened. */
    int MOST_ENCLOSED = 2;

    /** By the browser's own means, in a frame of its own: PDF. */
    record Pages() implements Rendering {}

    /**
     * A PDF that is another file's body, shown as {@link Pages} is.
     *
     * @param leftOut what of the file around it is not shown
     */
    record EnclosedPages(byte[] pdf, List<String> leftOut) implements Rendering {
        public EnclosedPages {
            leftOut = List.copyOf(leftOut);
        }
    }

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
     * @param files what it holds or points to, for a page of their own
     */
    record Laid(String page, List<String> leftOut, List<EnclosedFile> files) implements Rendering {
        public Laid {
            leftOut = List.copyOf(leftOut);
            files = List.copyOf(files);
        }

        Laid(String page, List<String> leftOut) {
            this(page, leftOut, List.of());
        }
    }

    /** A clinical document that names another patient: not shown at all. */
    record OfAnotherPatient() implements Rendering {}

    /** A clinical document with a label or a code that withholds it: not shown at all. */
    record Withheld() implements Rendering {}

    /** Not here: its kind is not shown, or it cannot be read. */
    record NotHere(String why) implements Rendering {}

    /**
     * Never fails: what cannot be read, or not within bounds, is not here.
     *
     * @param declared what its sender calls it, with its charset
     * @param checks what a clinical document is asked first
     */
    static Rendering of(byte[] bytes, String declared, LetterChecks checks) {
        return of(bytes, declared, checks, 0);
    }

    private static Rendering of(byte[] bytes, String declared, LetterChecks checks, int inside) {
        if (inside > MOST_ENCLOSED) {
            return notShown();
        }
        FileType type = FileType.of(bytes, declared);
        try {
            return switch (type) {
                case PDF -> new Pages();
                case PNG, JPEG, GIF, WEBP, BMP -> picture(bytes, type);
                case TEXT -> words(text(bytes, declared), List.of());
                case FHIR_JSON -> fhir(FhirTree.ofJson(text(bytes, declared)).orElse(null), checks);
                case FHIR_XML -> fhir(FhirTree.ofXml(text(bytes, declared)).orElse(null), checks);
                case TIFF -> ScannedPages.of(bytes);
                case RTF -> rtf(bytes);
                case HTML -> HtmlLetter.of(text(bytes, declared));
                case CDA ->
                    ClinicalDocument.of(
                            text(bytes, declared), checks, (inner, called) -> of(inner, called, checks, inside + 1));
                case EMAIL -> MailLetter.of(bytes);
                case HEIC, DICOM, WORD, EXCEL, POWERPOINT, OPEN_TEXT, OPEN_SHEET -> notShown();
                case OLD_WORD, OLD_EXCEL, OLD_POWERPOINT, OUTLOOK, OLD_OFFICE, ZIP, GZIP -> notShown();
                case XML, JSON, OTHER -> notShown();
            };
        } catch (BeyondBoundsException beyond) {
            return new NotHere(beyond.sentence());
        }
    }

    private static NotHere notShown() {
        return new NotHere("A file of this kind is not shown here.");
    }

    private static Picture picture(byte[] bytes, FileType type) {
        PictureSize.of(bytes, type).ifPresent(size -> Bounds.pixels(size.width(), size.height()));
        return new Picture();
    }

    private static Rendering fhir(@Nullable FhirTree tree, LetterChecks checks) {
        return tree == null ? FhirDocument.unreadable() : FhirDocument.of(tree, checks);
    }

    private static Rendering rtf(byte[] bytes) {
        RtfLetter letter = RtfLetter.of(bytes, FileSigns.afterBlank(bytes));
        return letter.isBlank()
                ? new NotHere("No words can be read from it here.")
                : new Laid(SafeHtml.page("Letter", letter.page(), SafeHtml.AS_TYPED), letter.lacks());
    }

    private static String text(byte[] bytes, String declared) {
        return DecodedText.of(bytes, declared).map(DecodedText::text).orElse("");
    }

    /** A form feed starts a new page on paper and shows nothing on a screen, so it is said. */
    static Words words(String text, List<String> leftOut) {
        String shown = text.substring(0, Math.min(text.length(), LONGEST)).replace("\f", "\n[next page]\n");
        List<String> notes = text.length() <= LONGEST
                ? leftOut
                : List.of(String.format(
                        "Only the first %,d of %,d characters are shown. Download it to read all of it.",
                        LONGEST, text.length()));
        return new Words(HiddenCharacters.makeVisible(shown), notes);
    }
}
