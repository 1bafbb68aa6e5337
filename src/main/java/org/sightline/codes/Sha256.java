package org.sightline.codes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums of files of members. */
public final class Sha256 {

    private Sha256() {}

    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a list's file states it: {@code sha256:} and 64 hexadecimal digits. */
    public static String stated(byte[] bytes) {
        return written(of(bytes));
    }

    /** The same of a checksum that is known. */
    static String written(byte[] hash) {
        return "sha256:" + HexFormat.of().formatHex(hash);
    }
}
