package org.sightline.tab.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.tab.RecordFrame;
import org.sightline.tab.panel.Link;

/**
 * One document's whole page.
 *
 * @param back to the tab that lists it
 * @param facts what the document says of itself; none if it may not be spoken of
 * @param files the document's files, where it has several
 * @param live set while the banner's feeds are awaited
 */
record DocumentView(
        ShownText title,
        RecordFrame frame,
        Link back,
        @Nullable Facts facts,
        Body body,
        List<Link> files,
        @Nullable Live live) {

    DocumentView {
        files = List.copyOf(files);
    }

    /**
     * How the banner is filled.
     *
     * @param stream where its pieces come from
     * @param whole the same page in one piece
     * @param seconds after which nothing more is to be expected
     */
    record Live(String stream, String whole, long seconds) {}

    /**
     * What is shown of the document itself, or what is said instead.
     *
     * @param source the name of the source that was asked
     * @param text the document, where it is shown as words
     * @param content where the document is, for the frame or the picture
     * @param download where the file itself is; empty if there is none to hand over
     */
    record Body(String source, State state, String text, String content, String download, Around around) {}

    /**
     * What a file belongs to, and what belongs to it.
     *
     * @param letter where the letter is that holds it or points to it; empty if the document itself does
     * @param held the files that it holds or points to, each with a page of its own
     * @param named the names of those it holds that are in its original alone
     */
    record Around(String letter, List<Link> held, List<String> named) {
        Around {
            held = List.copyOf(held);
            named = List.copyOf(named);
        }
    }

    /** What the page shows of the document, or why it does not; the words are in {@code fragments/document-body.html}. */
    enum State {
        WORDS,
        PAGES,
        PICTURE,
        LAID,
        /** Pages of pictures. */
        SCANNED,
        /** It is here, and of a kind that is not shown. */
        DOWNLOAD_ONLY,
        NO_FILE,
        ELSEWHERE,
        TOO_LARGE,
        /** It is here, and making a page of it took too long. */
        TOO_SLOW,
        /** It is here, and too many others are being opened. */
        BUSY,
        /** It is here, and making a page of it broke off. */
        BROKE_OFF,
        FILE_MISSING,
        NOT_PERMITTED,
        SOURCE_UNAVAILABLE,
        /** The source's patient, or the document's own, is somebody else. */
        OTHER_PATIENT,
        /** The record is restricted: no letter of it is opened. */
        RESTRICTED,
        /** A source that has to say whether it is did not. */
        RESTRICTION_NOT_KNOWN,
        /** A source that has to say whether it is is not asked. */
        RESTRICTION_NOT_ASKED,
        /** Not there, not this patient's or withheld: nobody learns which. */
        NOT_AVAILABLE;

        /** Whether the page can find words in it. */
        public boolean isSearched() {
            return this == WORDS || this == LAID;
        }

        /** Whether the page itself holds the document's words. */
        boolean isShown() {
            return this == WORDS;
        }

        /** The HTTP status of the page. */
        int status() {
            return switch (this) {
                case NOT_AVAILABLE -> 404;
                case SOURCE_UNAVAILABLE, RESTRICTION_NOT_KNOWN -> 503;
                case WORDS,
                        PAGES,
                        PICTURE,
                        LAID,
                        SCANNED,
                        DOWNLOAD_ONLY,
                        NO_FILE,
                        ELSEWHERE,
                        TOO_LARGE,
                        TOO_SLOW,
                        BUSY,
                        BROKE_OFF,
                        FILE_MISSING,
                        NOT_PERMITTED,
                        OTHER_PATIENT,
                        RESTRICTED,
                        RESTRICTION_NOT_ASKED -> 200;
            };
        }
    }

    /**
     * What a document says of itself.
     *
     * @param format what its file is, and how long
     */
    record Facts(
            ShownText type,
            ClinicalDate date,
            ShownText author,
            ShownText keeper,
            ShownText description,
            String format,
            Remarks remarks) {}

    /**
     * What is to be said beside a document.
     *
     * @param cautions what to beware of before it is relied on
     * @param notes what of the file is not shown
     */
    record Remarks(List<ShownText> cautions, List<String> notes) {
        Remarks {
            cautions = List.copyOf(cautions);
            notes = List.copyOf(notes);
        }
    }
}
