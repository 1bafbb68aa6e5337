package org.sightline.feed;

import java.time.Duration;

/** What came back for one request. */
sealed interface Reply {

    /** The whole body of a 200 that says it is JSON. */
    final class Body implements Reply {
        private final byte[] json;

        Body(byte[] json) {
            this.json = json;
        }

        /** Not copied: the reader is the only one to have it. */
        byte[] json() {
            return json;
        }
    }

    /** 401 or 403. */
    record Refused(int status) implements Reply {}

    /** Nothing that can be read. */
    record Trouble(FeedAnswer.Unavailable.Reason reason, String detail) implements Reply {

        /** For a reader who is not an operator; says nothing of the patient. */
        String words() {
            String kind = FaultWords.of(reason);
            return detail.isEmpty() ? kind : kind + " (" + detail + ")";
        }
    }

    /** Worth one more try after a wait; if that cannot be, it is the trouble it says. */
    record Again(Duration after, Trouble otherwise) implements Reply {}
}
