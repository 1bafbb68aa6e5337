package org.sightline.tab.document;

/**
 * The content security policies of what comes from a feed and is shown in a frame. Nothing of it may run, load, send
 * or open anything; only pages of ours may frame it.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
final class DocumentPolicies {

    private static final String OURS = "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    /** A file that is saved and not shown. */
    static final String NOTHING = "default-src 'none'; sandbox; " + OURS;

    /** A picture. */
    static final String PICTURE =
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; " + OURS;

    /**
     * HTML that went through the sanitiser, with the one style sheet it was given and pictures written into it. No
     * script runs in it; it is of our origin so that the page around it can find words in it and give paper all of it.
     */
    static final String LAID =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox allow-same-origin; " + OURS;

    /** Browsers do not draw PDF in a sandboxed frame; their viewers keep it in a process of its own. */
    static final String PDF = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; " + OURS;

    private DocumentPolicies() {}
}
