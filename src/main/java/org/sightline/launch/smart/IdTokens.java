package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.smart.EhrCalls.NoAnswerException;
import org.sightline.outgoing.JwksRetriever;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.SmartRegistration;

/**
 * Holds an id token to OpenID Connect Core section 3.1.3.7. Three things that real servers leave out are put up with: a
 * {@code kid}, a {@code nonce} unless the registration requires it, and the address of the keys in their description.
 */
@Singleton
class IdTokens {

    private static final int SKEW_SECONDS = 60;
    private static final int MOST_KEYS = 20;
    private static final int LONGEST = 32 * 1024;
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final EhrCalls calls;
    private final JwksRetriever retriever = new JwksRetriever(Duration.ofSeconds(5));
    private final Map<URI, JWKSource<SecurityContext>> sources = new ConcurrentHashMap<>();

    @Inject
    IdTokens(EhrCalls calls) {
        this.calls = calls;
    }

    /** The claims of a token that is the server's, for us, now, and of this start. */
    JWTClaimsSet check(SmartRegistration ehr, EhrDescription server, String token, Nonce nonce)
            throws SmartRefusedException {
        SignedJWT jwt = parse(token);
        JWTClaimsSet claims = claims(jwt);
        String issuer = server.issuer().orElse(String.valueOf(claims.getIssuer()));
        URI keys = server.keys().isPresent() ? server.keys().get() : keysOf(ehr, issuer);
        checkSignature(jwt, keys);
        IDTokenClaimsVerifier verifier =
                new IDTokenClaimsVerifier(new Issuer(issuer), new ClientID(ehr.clientId()), null, SKEW_SECONDS);
        try {
            verifier.verify(claims, null);
        } catch (BadJWTException e) {
            throw notAccepted(String.valueOf(e.getMessage()));
        }
        checkParty(ehr, claims);
        checkNonce(ehr, claims, nonce);
        return claims;
    }

    /** Where a server's keys are, as far as that can be known before there is a token. */
    URI addressOfKeys(SmartRegistration ehr, Optional<URI> said, Optional<String> issuer) throws SmartRefusedException {
        return said.isPresent()
                ? said.get()
                : keysOf(ehr, issuer.orElseThrow(() -> noKeys("the description has neither jwks_uri nor issuer")));
    }

    /** The keys that are published there now, those that sign no id token left out. */
    List<JWK> fetch(URI address) throws SmartRefusedException {
        try {
            return JWKSet.parse(retriever.retrieveResource(address.toURL()).getContent()).getKeys().stream()
                    .filter(key -> KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType()))
                    .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                    .toList();
        } catch (ParseException e) {
            throw noKeys("what is at " + address + " is no JWK Set");
        } catch (IOException e) {
            throw noKeys("the server's keys at " + address + " cannot be fetched: " + e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        retriever.close();
    }

    private static SignedJWT parse(String token) throws SmartRefusedException {
        try {
            if (token.length() <= LONGEST) {
                SignedJWT jwt = SignedJWT.parse(token);
                if (ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                    return jwt;
                }
                throw notAccepted("alg is none of RS, PS and ES 256 to 512");
            }
        } catch (ParseException e) {
            throw notAccepted("not a signed JWT");
        }
        throw notAccepted("longer than " + LONGEST + " characters");
    }

    private static JWTClaimsSet claims(SignedJWT jwt) throws SmartRefusedException {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw notAccepted("its claims are not JSON");
        }
    }

    /** Only of an issuer at a registered host. */
    private URI keysOf(SmartRegistration ehr, String issuer) throws SmartRefusedException {
        try {
            URI address = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
            Outgoing.Answer answer = calls.get(ehr, address, Map.of("Accept", "application/json"));
            Optional<JsonNode> json = answer.status() == 200 ? Json.object(answer.body()) : Optional.empty();
            if (json.isEmpty() || !Json.text(json.get(), "issuer").equals(Optional.of(issuer))) {
                throw noKeys("the issuer's openid-configuration cannot be read or is another issuer's");
            }
            URI keys = URI.create(Json.text(json.get(), "jwks_uri").orElse(""));
            if (!ehr.owns(keys)) {
                throw noKeys("the issuer's jwks_uri is not https at one of the registered hosts");
            }
            return keys;
        } catch (NoAnswerException e) {
            throw noKeys("the issuer's openid-configuration cannot be fetched: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw noKeys("the issuer, or its jwks_uri, is not an address");
        }
    }

    private void checkSignature(SignedJWT jwt, URI address) throws SmartRefusedException {
        try {
            if (isSigned(jwt, address)) {
                return;
            }
            // the server may have changed its keys without changing their names, or names none
            sources.remove(address);
            if (isSigned(jwt, address)) {
                return;
            }
        } catch (KeySourceException e) {
            throw noKeys("the server's keys cannot be fetched");
        } catch (JOSEException e) {
            throw new SmartRefusedException(
                    RefusalReason.SMART_ID_TOKEN_SIGNATURE_INVALID, "the signature cannot be checked");
        }
        throw new SmartRefusedException(
                RefusalReason.SMART_ID_TOKEN_SIGNATURE_INVALID, "no key of the server's made the signature");
    }

    private boolean isSigned(SignedJWT jwt, URI address) throws KeySourceException, JOSEException {
        for (JWK key : candidates(jwt, address)) {
            if (jwt.verify(verifier(key))) {
                return true;
            }
        }
        return false;
    }

    /** Keys of the server's own document only, whatever the header says; without a {@code kid}, all that could fit. */
    private List<JWK> candidates(SignedJWT jwt, URI address) throws KeySourceException {
        JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
        JWKMatcher.Builder fit = new JWKMatcher.Builder()
                .keyType(KeyType.forAlgorithm(algorithm))
                .keyUses(KeyUse.SIGNATURE, null);
        Optional.ofNullable(jwt.getHeader().getKeyID()).ifPresent(fit::keyID);
        return source(address).get(new JWKSelector(fit.build()), null).stream()
                .limit(MOST_KEYS)
                .toList();
    }

    private JWKSource<SecurityContext> source(URI address) {
        return sources.computeIfAbsent(address, url -> {
            try {
                return JWKSourceBuilder.<SecurityContext>create(url.toURL(), retriever)
                        .cache(300_000, 15_000)
                        .refreshAheadCache(false)
                        .rateLimited(10_000)
                        .retrying(true)
                        .outageTolerant(3_600_000)
                        .build();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no verifier for " + key.getKeyType());
        };
    }

    /** A token for several audiences has to say that it was issued to us (OpenID Connect Core section 3.1.3.7). */
    private static void checkParty(SmartRegistration ehr, JWTClaimsSet claims) throws SmartRefusedException {
        Object party = claims.getClaim("azp");
        boolean alone = claims.getAudience().size() == 1;
        if (party == null ? !alone : !ehr.clientId().equals(party)) {
            throw notAccepted("its azp is missing or another client");
        }
    }

    private static void checkNonce(SmartRegistration ehr, JWTClaimsSet claims, Nonce nonce)
            throws SmartRefusedException {
        Object came = claims.getClaim("nonce");
        if (came == null && ehr.requireNonce()) {
            throw notAccepted("it has no nonce");
        }
        if (came != null && !nonce.getValue().equals(came)) {
            throw notAccepted("its nonce is not this start's");
        }
    }

    private static SmartRefusedException notAccepted(String detail) {
        return new SmartRefusedException(RefusalReason.SMART_ID_TOKEN_NOT_ACCEPTED, detail);
    }

    private static SmartRefusedException noKeys(String detail) {
        return new SmartRefusedException(RefusalReason.SMART_ID_TOKEN_KEYS_UNAVAILABLE, detail);
    }
}
