package org.sightline.feed;

import java.util.Set;

/** The file behind a document, as far as it was fetched. */
public sealed interface DocumentFile {

    /** What came of it. */
    final class Bytes implements DocumentFile {

        private final byte[] bytes;
        private final Set<Doubt> doubts;

        public Bytes(byte[] bytes, Set<Doubt> doubts) {
            this.bytes = bytes;
            this.doubts = Set.copyOf(doubts);
        }

        /** Not copied: a document may be large and is read once. */
        public byte[] bytes() {
            return bytes;
        }

        public Set<Doubt> doubts() {
            return doubts;
        }
    }

    /** What is to be said beside a file that is shown. */
    enum Doubt {
        /** It is not as long as its document says. */
        SIZE,
        /** It is not what its document's hash was made of, as far as we can tell how that was made. */
        HASH,
        /** It names something else that says whose it is, and that could not be read. */
        OWNER
    }

    /** The document names no file of that number. */
    record None() implements DocumentFile {}

    /** Its address leads away from the feed and was not asked. */
    record Elsewhere() implements DocumentFile {}

    /** It is larger than may be fetched. */
    record TooLarge(long limit) implements DocumentFile {}

    /** The file says that it is of another patient than its document. */
    record OfAnotherPatient() implements DocumentFile {}

    /** The feed has the document but not its file. */
    record Missing() implements DocumentFile {}

    /** The feed does not give it to us. */
    record NotPermitted() implements DocumentFile {}

    /** The feed did not give it. */
    record Unavailable(FeedAnswer.Unavailable.Reason reason, String detail) implements DocumentFile {}
}
