package org.sightline.demo.epr;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.JWKGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** One signing key for each organisation, made at start and gone at the end. */
@ApplicationScoped
class EprKeys {

    private final Map<EprOrganisation, JWK> keys = new EnumMap<>(EprOrganisation.class);

    EprKeys() throws JOSEException {
        String kid = "demo-" + UUID.randomUUID();
        for (EprOrganisation organisation : EprOrganisation.values()) {
            keys.put(organisation, made(organisation.algorithm(), kid + "-" + organisation.id()));
        }
    }

    String keyId(EprOrganisation organisation) {
        return of(organisation).getKeyID();
    }

    JWSSigner signer(EprOrganisation organisation) throws JOSEException {
        return switch (of(organisation)) {
            case ECKey key -> new ECDSASigner(key);
            case RSAKey key -> new RSASSASigner(key);
            case JWK other -> throw new JOSEException("no signer for " + other.getKeyType());
        };
    }

    /** The public half, as a JWKS document. */
    String publicKeys(EprOrganisation organisation) {
        return new JWKSet(of(organisation)).toPublicJWKSet().toString();
    }

    private static JWK made(JWSAlgorithm algorithm, String kid) throws JOSEException {
        JWKGenerator<? extends JWK> generator = JWSAlgorithm.Family.EC.contains(algorithm)
                ? new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next())
                : new RSAKeyGenerator(2048);
        return generator
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .generate();
    }

    private JWK of(EprOrganisation organisation) {
        return Objects.requireNonNull(keys.get(organisation));
    }
}
