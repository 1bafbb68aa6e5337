package org.sightline.document.bounds;

/** A file is larger, deeper or slower to read than is good for everybody else; its message is a sentence for the page. */
public final class BeyondBoundsException extends RuntimeException {

    public BeyondBoundsException(String sentence) {
        super(sentence, null, false, false);
    }

    /** What the page says. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
