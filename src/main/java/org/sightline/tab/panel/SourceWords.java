package org.sightline.tab.panel;

import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.SearchOutcome;

/** What a feed's answer is called on the page, to be read after the feed's name. */
public final class SourceWords {

    private SourceWords() {}

    /** Why a feed could not be used, without any operator's detail. */
    public static String of(Unavailable.Reason reason) {
        return switch (reason) {
            case NO_CONNECTION -> "did not answer: it could not be reached";
            case TOO_SLOW -> "did not answer in time";
            case TLS -> "did not answer: it could not prove who it is";
            case SERVER_ERROR -> "did not answer: it reported a fault of its own";
            case BUSY -> "did not answer: it is too busy";
            case UNREADABLE -> "sent an answer that cannot be read";
            case TOO_LARGE -> "sent more than can be read";
            case NO_CREDENTIALS -> "was not asked: our access to it is not set up";
        };
    }

    /** Why nothing of a feed's answer is used. */
    public static String of(FeedAnswer.PatientMismatch.Kind kind) {
        return switch (kind) {
            case BIRTH_DATE -> "is not shown: the birth date it holds differs";
            case SEVERAL_MATCHES -> "is not shown: it holds several patients with this NHS number";
            case WRONG_PATIENT -> "is not shown: it sent another patient’s data";
        };
    }

    /** Why a cut answer is not all. */
    public static String of(SearchOutcome.Cut cut) {
        int shown = cut.matches().size();
        return cut.total().isPresent()
                ? "gave only the first " + shown + " of " + cut.total().getAsInt() + " entries"
                : "gave only part of its entries";
    }
}
