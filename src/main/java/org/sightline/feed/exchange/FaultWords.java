package org.sightline.feed.exchange;

import org.sightline.feed.FeedAnswer;

/** The reasons a feed could not be read, in words. */
public final class FaultWords {

    public static final String TOO_SLOW = "too slow";

    private FaultWords() {}

    static String of(FeedAnswer.Unavailable.Reason reason) {
        return switch (reason) {
            case NO_CONNECTION -> "no connection";
            case TOO_SLOW -> TOO_SLOW;
            case TLS -> "no secure connection";
            case SERVER_ERROR -> "server error";
            case BUSY -> "busy";
            case UNREADABLE -> "unreadable";
            case TOO_LARGE -> "too large";
            case NO_CREDENTIALS -> "no credentials";
        };
    }
}
