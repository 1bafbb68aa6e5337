package org.sightline.feed.exchange;

import java.time.Duration;
import org.sightline.feed.FeedAnswer;

/** What came back for one request. */
public sealed interface Reply {

    /** The whole body of a 200. */
    final class Body implements Reply {
        private final byte[] bytes;
        private final boolean isFhir;

        Body(byte[] bytes, boolean isFhir) {
            this.bytes = bytes;
            this.isFhir = isFhir;
        }

        /** Not copied: the reader is the only one to have it. */
        public byte[] bytes() {
            return bytes;
        }

        /** Whether it says that it is FHIR R4 JSON; always so unless a file was asked for. */
        public boolean isFhir() {
            return isFhir;
        }
    }

    /** 404 or 410. @param said the beginning of its body */
    record NotThere(int status, String said) implements Reply {
        public Trouble trouble() {
            return new Trouble(FeedAnswer.Unavailable.Reason.SERVER_ERROR, "status " + status);
        }
    }

    /** 400 or 422: it will not answer what was asked as it was asked. @param said the beginning of its body */
    record Rejected(int status, String said) implements Reply {
        public Trouble trouble() {
            return new Trouble(FeedAnswer.Unavailable.Reason.SERVER_ERROR, "status " + status);
        }
    }

    /** 401 or 403. */
    record Refused(int status) implements Reply {}

    /** Nothing that can be read. */
    record Trouble(FeedAnswer.Unavailable.Reason reason, String detail) implements Reply {}

    /** Worth one more try after a wait; if that cannot be, it is the trouble it says. */
    record Again(Duration after, Trouble otherwise) implements Reply {}
}
