package org.sightline.audit;

import java.util.regex.Pattern;
import org.sightline.context.FeedId;

/**
 * One document that somebody wants to open.
 *
 * @param type of the resource that holds the file, such as {@code DocumentReference} or {@code DiagnosticReport}
 * @param id of that resource at its feed
 * @param part which of its files, counted from 1 as its page does: {@code 2}; a file that this one encloses: {@code 2.1}
 */
public record DocumentAsked(FeedId feed, String type, String id, String part, Use use) {

    private static final Pattern PART = Pattern.compile("[1-9][0-9]{0,2}(\\.[1-9][0-9]{0,2})*");

    public DocumentAsked {
        if (!PART.matcher(part).matches()) {
            throw new IllegalArgumentException("no part of a document: " + part);
        }
    }

    /** What it is opened for; each is an opening of its own. */
    public enum Use {
        /** The page that says what the document is, and shows it if it is words. */
        PAGE("page"),
        /** The picture or the pages inside that page. */
        CONTENT("content"),
        /** The file itself. */
        DOWNLOAD("download");

        private final String code;

        Use(String code) {
            this.code = code;
        }

        /** The word in the audit trail. */
        public String code() {
            return code;
        }
    }
}
