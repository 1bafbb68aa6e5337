package org.sightline.context;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What only its holder knows, such as what a cookie holds. We keep no secret, only its SHA-256, and compare in a time
 * that does not depend on where two values differ. One that was sent to us may be any text.
 */
public record Secret(String value) {

    private static final int BYTES = 32;
    private static final String MAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one: 256 random bits, base64url. */
    public static Secret random() {
        return new Secret(randomText(BYTES));
    }

    /** A name that nobody can guess: random bytes, base64url. */
    public static String randomText(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(bytes));
    }

    public static byte[] randomBytes(int bytes) {
        byte[] bits = new byte[bytes];
        RANDOM.nextBytes(bits);
        return bits;
    }

    /** Any whole number from 0 to below the bound, each as likely as the next. */
    static int randomBelow(int bound) {
        return RANDOM.nextInt(bound);
    }

    /** What may be kept of it: its SHA-256. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether it is the one that this is kept of. */
    public boolean isOf(byte[] hash) {
        return MessageDigest.isEqual(hash(), hash);
    }

    public boolean isSameAs(Secret other) {
        return MessageDigest.isEqual(bytes(), other.bytes());
    }

    /** Another secret that only whoever has this one can make, and that does not give it away: HMAC-SHA256, base64url. */
    public Secret derived(String purpose) {
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(mac(bytes(), purpose)));
    }

    /** The HMAC-SHA256 of a text, for whoever has the same key. */
    public static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Never the value. */
    @Override
    public String toString() {
        return "Secret";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
