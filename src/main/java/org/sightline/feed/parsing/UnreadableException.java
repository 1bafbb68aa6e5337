package org.sightline.feed.parsing;

import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/** What a feed sent cannot be read; the message says why without a word of the patient. */
public final class UnreadableException extends Exception {

    private final Reason reason;

    UnreadableException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
