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
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One signing key for each organisation, made when it is first needed, as one of RSA takes a while, and gone at the end. */
@ApplicationScoped
class EprKeys {

    private final String kid = "demo-" + UUID.randomUUID();
    private final Map<EprOrganisation, JWK> keys = new ConcurrentHashMap<>();

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

    private JWK of(EprOrganisation organisation) {
        return keys.computeIfAbsent(organisation, this::made);
    }

    private JWK made(EprOrganisation organisation) {
        JWSAlgorithm algorithm = organisation.algorithm();
        JWKGenerator<? extends JWK> generator = JWSAlgorithm.Family.EC.contains(algorithm)
                ? new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next())
                : new RSAKeyGenerator(2048);
        try {
            return generator
                    .keyID(kid + "-" + organisation.id())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(algorithm)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
