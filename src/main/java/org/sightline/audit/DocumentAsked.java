package org.sightline.audit;

import org.sightline.context.FeedId;

/**
 * One document that somebody wants to open.
 *
 * @param type of the resource that holds the file, such as {@code DocumentReference} or {@code DiagnosticReport}
 * @param id of that resource at its feed
 */
public record DocumentAsked(FeedId feed, String type, String id, Use use) {

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
