package org.sightline.demo.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.util.UUID;

/** A server's one signing key (ES256), made at start and gone at the end. */
public final class SigningKey {

    private final ECKey key;

    /** @param server begins the key's id, so that a person can tell whose it is */
    public SigningKey(String server) {
        try {
            key = new ECKeyGenerator(Curve.P_256)
                    .keyID(server + "-" + UUID.randomUUID())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform makes such keys", e);
        }
    }

    public String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("a key made for this algorithm signs with it", e);
        }
        return token.serialize();
    }

    /** The public half, as a JWKS document. */
    public String publicKeys() {
        return new JWKSet(key).toPublicJWKSet().toString();
    }
}
