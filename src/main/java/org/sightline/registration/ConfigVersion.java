package org.sightline.registration;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short hash of all files and their names, so that an audit entry can be matched with what was in force. */
final class ConfigVersion {

    private final MessageDigest digest = sha256();

    /** Lengths go in too, so that moving bytes from one file to the next changes the hash. */
    void add(String file, byte[] bytes) {
        byte[] name = file.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length).array());
        digest.update(name);
        digest.update(bytes);
    }

    /** Twelve hexadecimal digits; call it once, at the end. */
    String value() {
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
