package org.sightline.audit.seal;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs seals.
 *
 * @param from since when it is in force
 */
record SealKey(PublicSealKey publicKey, PrivateKey privateKey, Instant from) {

    /** What comes before the 32 octets of an Ed25519 public key (RFC 8410, section 4). */
    private static final byte[] SUBJECT_PUBLIC_KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    /** @throws SealKeyException if it has no private part, is of another curve, or its halves do not belong together */
    static SealKey of(OctetKeyPair pair) throws SealKeyException {
        if (!Curve.Ed25519.equals(pair.getCurve()) || !pair.isPrivate()) {
            throw new SealKeyException("key " + pair.getKeyID() + " is no private Ed25519 key");
        }
        try {
            PrivateKey privateKey = KeyFactory.getInstance(PublicSealKey.ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, pair.getDecodedD()));
            byte[] info = new byte[SUBJECT_PUBLIC_KEY_INFO.length + pair.getDecodedX().length];
            System.arraycopy(SUBJECT_PUBLIC_KEY_INFO, 0, info, 0, SUBJECT_PUBLIC_KEY_INFO.length);
            System.arraycopy(pair.getDecodedX(), 0, info, SUBJECT_PUBLIC_KEY_INFO.length, pair.getDecodedX().length);
            @Nullable Date from = pair.getNotBeforeTime();
            return new SealKey(PublicSealKey.of(info), privateKey, from == null ? Instant.EPOCH : from.toInstant());
        } catch (TrailFormatException | GeneralSecurityException _) {
            throw new SealKeyException("key " + pair.getKeyID() + " cannot be used");
        }
    }

    String id() {
        return publicKey.id();
    }

    /** Ed25519 over the 32 octets of the head's hash, in Base64. */
    String sign(SealHead head) {
        try {
            Signature signature = Signature.getInstance(PublicSealKey.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(HexFormat.of().parseHex(head.hash()));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a private key of this algorithm", e);
        }
    }
}
