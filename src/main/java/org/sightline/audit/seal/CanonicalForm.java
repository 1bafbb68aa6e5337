package org.sightline.audit.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;

/** Named texts as octets, in one way only, and their SHA-256: {@code docs/audit-seals.md}. */
final class CanonicalForm {

    private CanonicalForm() {}

    /**
     * SHA-256 of a first line and of each field in the order of its name: length of the name, name, length of the text,
     * text; lengths in four octets, the most significant first, texts in UTF-8.
     *
     * @param kind what is hashed, so that no row can pass for a seal
     */
    static byte[] hash(String kind, SortedMap<String, String> fields) {
        MessageDigest digest = sha256();
        digest.update((kind + "\n").getBytes(StandardCharsets.US_ASCII));
        byte[] length = new byte[Integer.BYTES];
        fields.forEach((name, text) -> {
            update(digest, length, name);
            update(digest, length, text);
        });
        return digest.digest();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    /** @param length is written over */
    private static void update(MessageDigest digest, byte[] length, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer.wrap(length).putInt(utf8.length);
        digest.update(length);
        digest.update(utf8);
    }
}
