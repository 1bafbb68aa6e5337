package org.sightline.launch.smart;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** What a {@link MockEhr} says of its user, signed, and the key it publishes for it; each can be spoilt. */
public final class MockIdTokens {

    public ECKey key = elliptic("ehr-1");
    public boolean givesKeyId = true;
    public UnaryOperator<JWTClaimsSet.Builder> claims = claims -> claims;
    public UnaryOperator<String> signed = token -> token;

    public static ECKey elliptic(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyID(kid)
                    .algorithm(JWSAlgorithm.ES384)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    JWKSet published() {
        return new JWKSet(givesKeyId ? key : new ECKey.Builder(key).keyID(null).build());
    }

    /** @param nonce null if the authorization request had none */
    String of(MockEhr ehr, String nonce) {
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder()
                .issuer(ehr.issuer())
                .audience(MockEhr.CLIENT_ID)
                .subject("rita")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("fhirUser", ehr.fhirBase() + "/Practitioner/rita-1")
                .claim("nonce", nonce);
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES384);
        if (givesKeyId) {
            header.keyID(key.getKeyID());
        }
        SignedJWT jwt = new SignedJWT(header.build(), claims.apply(said).build());
        try {
            jwt.sign(new ECDSASigner(key));
            return signed.apply(jwt.serialize());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
