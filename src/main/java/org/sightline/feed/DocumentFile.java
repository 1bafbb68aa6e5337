package org.sightline.feed;

/** The file behind a document, as far as it was fetched. */
public sealed interface DocumentFile {

    /** All of it. */
    final class Bytes implements DocumentFile {

        private final byte[] bytes;
        private final boolean asAnnounced;

        /** @param asAnnounced whether it is as long as its document says, where it says how long */
        public Bytes(byte[] bytes, boolean asAnnounced) {
            this.bytes = bytes;
            this.asAnnounced = asAnnounced;
        }

        /** Not copied: a document may be large and is read once. */
        public byte[] bytes() {
            return bytes;
        }

        public boolean isAsAnnounced() {
            return asAnnounced;
        }
    }

    /** The document names no file of that number. */
    record None() implements DocumentFile {}

    /** Its address leads away from the feed and was not asked. */
    record Elsewhere() implements DocumentFile {}

    /** It is larger than may be fetched. */
    record TooLarge(long limit) implements DocumentFile {}

    /** What came is not what the document's hash was made of. */
    record Altered() implements DocumentFile {}

    /** The feed has the document but not its file. */
    record Missing() implements DocumentFile {}

    /** The feed does not give it to us. */
    record NotPermitted() implements DocumentFile {}

    /** The feed did not give it. */
    record Unavailable(FeedAnswer.Unavailable.Reason reason, String detail) implements DocumentFile {}
}
