package org.sightline.audit.seal;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a seal's signature is checked with: Ed25519 (RFC 8032), as a SubjectPublicKeyInfo (RFC 8410). */
public final class PublicSealKey {

    static final String ALGORITHM = "Ed25519";

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
    private static final int ID_DIGITS = 16;
    private static final int LINE = 64;

    private final PublicKey key;
    private final String id;

    private PublicSealKey(PublicKey key) {
        this.key = key;
        this.id = HexFormat.of()
                .formatHex(CanonicalForm.sha256().digest(key.getEncoded()))
                .substring(0, ID_DIGITS);
    }

    /** @throws TrailFormatException if these are no octets of such a key */
    static PublicSealKey of(byte[] subjectPublicKeyInfo) throws TrailFormatException {
        try {
            return new PublicSealKey(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)));
        } catch (InvalidKeySpecException e) {
            throw new TrailFormatException("not an Ed25519 public key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** The octets in Base64, as a seal that introduces a key has them. */
    public static PublicSealKey ofBase64(String text) throws TrailFormatException {
        try {
            return of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new TrailFormatException("not Base64", e);
        }
    }

    /** Every PEM block of a file; empty if there is none. */
    public static List<PublicSealKey> inPem(String file) throws TrailFormatException {
        List<PublicSealKey> keys = new ArrayList<>();
        Matcher block = PEM.matcher(file);
        while (block.find()) {
            keys.add(ofBase64(block.group(1).replaceAll("\\s", "")));
        }
        return keys;
    }

    /** The first 16 hexadecimal digits of the SHA-256 of its SubjectPublicKeyInfo. */
    public String id() {
        return id;
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + base64().replaceAll("(.{" + LINE + "})(?=.)", "$1\n")
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Whether it is this key's signature of that head. */
    public boolean signed(SealHead head, String signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(HexFormat.of().parseHex(head.hash()));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException _) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a public key of this algorithm", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }
}
