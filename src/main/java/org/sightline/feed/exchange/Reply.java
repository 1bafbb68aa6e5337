package org.sightline.feed.exchange;

import java.time.Duration;
import org.sightline.feed.FeedAnswer;

/** What came back for one request. */
public sealed interface Reply {

    /** The whole body of a 200. */
    final class Body implements Reply {
        private final byte[] bytes;
        private final Form form;
        private final String securityContext;

        /** What it says that it is. */
        public enum Form {
            FHIR_JSON,
            FHIR_XML,
            FILE
        }

        /** @param securityContext the reference of the header {@code X-Security-Context}; empty without one */
        Body(byte[] bytes, Form form, String securityContext) {
            this.bytes = bytes;
            this.form = form;
            this.securityContext = securityContext;
        }

        /** Not copied: the reader is the only one to have it. */
        public byte[] bytes() {
            return bytes;
        }

        /** Always FHIR R4 JSON unless a file was asked for. */
        public Form form() {
            return form;
        }

        /**
         * The reference to what says whose it is, of a file that comes without a Binary around it.
         *
         * @see <a href="https://hl7.org/fhir/R4/binary.html">FHIR R4: Binary</a>
         */
        public String securityContext() {
            return securityContext;
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
