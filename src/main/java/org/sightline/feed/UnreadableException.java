package org.sightline.feed;

import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/** What a feed sent cannot be read; the message says why without a word of the patient. */
final class UnreadableException extends Exception {

    private final Reason reason;

    UnreadableException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reply.Trouble trouble() {
        return new Reply.Trouble(reason, String.valueOf(getMessage()));
    }
}
