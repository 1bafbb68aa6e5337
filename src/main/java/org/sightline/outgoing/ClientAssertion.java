package org.sightline.outgoing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/**
 * The signed statement by which we prove to a token server who we are ({@code private_key_jwt}). Written by hand: the
 * library's own sends no {@code typ}, which real servers refuse.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/client-confidential-asymmetric.html">SMART: asymmetric client
 *     authentication</a>
 */
public final class ClientAssertion {

    /** What a token request's {@code client_assertion_type} is. */
    public static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** The algorithms that SMART asks clients for. */
    public static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);

    /** SMART allows five minutes; a minute is what its own examples and strict servers go by. */
    private static final Duration LIFETIME = Duration.ofSeconds(50);

    private ClientAssertion() {}

    /**
     * An assertion that is good once and for less than a minute.
     *
     * @param key private, with {@code kid} and an {@code alg} of {@link #ALGORITHMS}
     * @param tokenUrl the token endpoint's address as its server states it
     * @throws CredentialsException if the key cannot sign
     */
    public static String sign(JWK key, String clientId, String tokenUrl, Instant now) throws CredentialsException {
        JWSAlgorithm algorithm = JWSAlgorithm.parse(String.valueOf(key.getAlgorithm()));
        if (!ALGORITHMS.contains(algorithm)) {
            throw new CredentialsException("the private key's alg is neither RS384 nor ES384");
        }
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(tokenUrl)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build();
        JWSHeader header = new JWSHeader.Builder(algorithm)
                .keyID(key.getKeyID())
                .type(JOSEObjectType.JWT)
                .build();
        SignedJWT assertion = new SignedJWT(header, claims);
        try {
            assertion.sign(signer(key));
        } catch (JOSEException _) {
            throw new CredentialsException("the private key cannot be used");
        }
        return assertion.serialize();
    }

    private static JWSSigner signer(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSASigner(rsa);
            case ECKey ec -> new ECDSASigner(ec);
            default -> throw new JOSEException("neither RSA nor EC");
        };
    }
}
