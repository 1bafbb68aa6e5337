package org.sightline.document;

/**
 * A file that a letter holds, or that it points to.
 *
 * @param title what the letter calls it
 */
public record EnclosedFile(String title, Source source) {

    /** Where it is. */
    public sealed interface Source {

        /** It is written into the letter. */
        final class Held implements Source {

            private final byte[] bytes;
            private final String declared;

            /** @param declared what the letter calls it; empty if it does not say */
            public Held(byte[] bytes, String declared) {
                this.bytes = bytes;
                this.declared = declared;
            }

            /** Not copied: a file may be large and is read once. */
            public byte[] bytes() {
                return bytes;
            }

            public String declared() {
                return declared;
            }
        }

        /**
         * It is at an address, which may lead anywhere.
         *
         * @param address as the letter gives it: relative, or absolute
         */
        record At(String address) implements Source {}
    }
}
