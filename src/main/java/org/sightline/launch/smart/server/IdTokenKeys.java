package org.sightline.launch.smart.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sightline.json.StrictJson;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.EhrRequests.NoAnswerException;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.PublishedKeySets;
import org.sightline.outgoing.PublishedKeys;
import org.sightline.outgoing.SmallRequests;
import org.sightline.registration.SigningKeyRules;
import org.sightline.registration.SmartRegistration;

/** The keys that id tokens are signed with: where they are, which fit, and whether one of them made a signature. */
@Singleton
public class IdTokenKeys {

    private static final int MOST_KEYS = 20;

    /** How the keys of authorization servers are read; a launch whose keys changed reads them anew. */
    private static final PublishedKeys.Limits LIMITS = new PublishedKeys.Limits(
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofHours(1),
            EhrRequests.DEADLINE,
            EhrRequests.MOST_BYTES);

    private final EhrRequests requests;
    private final PublishedKeySets keySets;

    @Inject
    public IdTokenKeys(EhrRequests requests, PublishedKeySets keySets) {
        this.requests = requests;
        this.keySets = keySets;
    }

    /**
     * Where a server's keys are, as far as that can be known.
     *
     * @param published the address in the server's description, if it names one
     * @param issuer of its id tokens, if it is known
     */
    public URI addressOf(SmartRegistration ehr, @Nullable URI published, @Nullable String issuer)
            throws StepRefusedException {
        if (published != null) {
            return published;
        }
        if (issuer == null) {
            throw noKeys("the description has neither jwks_uri nor issuer");
        }
        return keysOf(ehr, issuer);
    }

    /** The keys that are published there now, those that sign no id token left out. */
    public List<JWK> fetch(SmartRegistration ehr, URI address) throws StepRefusedException {
        try {
            return PublishedKeys.fetch(keySets.requests(source(ehr, address)), address).stream()
                    .filter(key -> KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType()))
                    .filter(IdTokenKeys::signs)
                    .toList();
        } catch (ParseException e) {
            throw noKeys("what is at " + address + " is no JWK Set");
        } catch (IOException e) {
            throw noKeys("the keys at " + address + " cannot be fetched: " + e.getMessage());
        }
    }

    /** Only of an issuer at a registered host. */
    private URI keysOf(SmartRegistration ehr, String issuer) throws StepRefusedException {
        try {
            URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
            SmallRequests.Answer answer = requests.get(ehr, address, Map.of("Accept", "application/json"));
            Optional<JsonNode> json = answer.status() == 200 ? StrictJson.object(answer.body()) : Optional.empty();
            if (json.isEmpty() || !StrictJson.text(json.get(), "issuer").equals(Optional.of(issuer))) {
                throw noKeys("expected the openid-configuration of " + Quoted.of(issuer) + ", came " + answer
                        + json.map(j -> " of "
                                        + Quoted.of(StrictJson.text(j, "issuer").orElse(null)))
                                .orElse(""));
            }
            URI keys = URI.create(StrictJson.text(json.get(), "jwks_uri").orElse(""));
            if (!ehr.owns(keys)) {
                throw noKeys("expected the issuer's jwks_uri at https and one of " + new TreeSet<>(ehr.hosts())
                        + ", came " + Quoted.of(keys.toString()));
            }
            return keys;
        } catch (NoAnswerException e) {
            throw noKeys("the issuer's openid-configuration cannot be fetched: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw noKeys("the issuer " + Quoted.of(issuer) + ", or its jwks_uri, is not an address");
        }
    }

    void checkSignature(SmartRegistration ehr, SignedJWT jwt, URI address) throws StepRefusedException {
        try {
            // the server may have changed its keys without changing their names, or names none
            if (isSigned(jwt, keySets.of(source(ehr, address)))
                    || isSigned(jwt, keySets.afresh(source(ehr, address)))) {
                return;
            }
        } catch (KeySourceException e) {
            throw noKeys("the keys at " + address.getRawAuthority() + " cannot be fetched");
        } catch (JOSEException e) {
            throw new StepRefusedException(
                    RefusalReason.SMART_ID_TOKEN_SIGNATURE_INVALID,
                    "the signature cannot be checked with " + madeBy(jwt));
        }
        throw new StepRefusedException(
                RefusalReason.SMART_ID_TOKEN_SIGNATURE_INVALID,
                "none of the keys at " + address.getRawAuthority() + " made the signature, which names " + madeBy(jwt));
    }

    private static String madeBy(SignedJWT jwt) {
        return "alg " + Quoted.of(jwt.getHeader().getAlgorithm().getName()) + " and kid "
                + Quoted.of(jwt.getHeader().getKeyID());
    }

    private static boolean isSigned(SignedJWT jwt, PublishedKeys published) throws KeySourceException, JOSEException {
        for (JWK key : fitting(published, jwt.getHeader())) {
            if (jwt.verify(verifier(key))) {
                return true;
            }
        }
        return false;
    }

    /** Keys of the server's own document only, whatever the header says; without a {@code kid}, all that could fit. */
    private static List<JWK> fitting(PublishedKeys published, JWSHeader header) throws KeySourceException {
        JWKMatcher.Builder fit = new JWKMatcher.Builder().keyType(KeyType.forAlgorithm(header.getAlgorithm()));
        Optional.ofNullable(header.getKeyID()).ifPresent(fit::keyID);
        return published.matching(fit.build()).stream()
                .filter(IdTokenKeys::signs)
                .limit(MOST_KEYS)
                .toList();
    }

    private static boolean signs(JWK key) {
        return SigningKeyRules.objectionTo(key, Instant.now()).isEmpty();
    }

    private static PublishedKeySets.Source source(SmartRegistration ehr, URI address) {
        return new PublishedKeySets.Source(ehr.tlsConfiguration().orElse(HttpClients.PLATFORM), address, LIMITS);
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no verifier for " + key.getKeyType());
        };
    }

    private static StepRefusedException noKeys(String detail) {
        return new StepRefusedException(RefusalReason.SMART_ID_TOKEN_KEYS_UNAVAILABLE, detail);
    }
}
