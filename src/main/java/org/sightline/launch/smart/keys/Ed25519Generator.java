package org.sightline.launch.smart.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/** Ed25519 by the Java platform, as the library would need another library for it (RFC 8037). */
final class Ed25519Generator extends JWKGenerator<OctetKeyPair> {

    private static final int OCTETS = 32;

    /** Both encodings end with the 32 octets that a JWK has (RFC 8410). */
    @Override
    public OctetKeyPair generate() throws JOSEException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, last(pair.getPublic().getEncoded()))
                    .d(last(pair.getPrivate().getEncoded()))
                    .keyUse(use)
                    .keyID(kid)
                    .issueTime(iat)
                    .notBeforeTime(nbf)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new JOSEException("every Java platform has Ed25519", e);
        }
    }

    private static Base64URL last(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - OCTETS, encoded.length));
    }
}
