package org.sightline.tab.document;

/** What leaves for an opening of a document, after both of its audit rows are committed. */
sealed interface DocumentResponse {

    /** A page of ours. */
    record Page(int status, String html) implements DocumentResponse {}

    /** The file, or the safe form of it for its frame. */
    final class File implements DocumentResponse {

        private final byte[] bytes;
        private final String mediaType;
        private final String disposition;
        private final String policy;

        /** @param policy the content security policy it is sent with */
        File(byte[] bytes, String mediaType, String disposition, String policy) {
            this.bytes = bytes;
            this.mediaType = mediaType;
            this.disposition = disposition;
            this.policy = policy;
        }

        /** Not copied: a file may be large and is sent once. */
        byte[] bytes() {
            return bytes;
        }

        String mediaType() {
            return mediaType;
        }

        String disposition() {
            return disposition;
        }

        String policy() {
            return policy;
        }
    }
}
