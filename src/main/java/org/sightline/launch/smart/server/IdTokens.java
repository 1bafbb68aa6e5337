package org.sightline.launch.smart.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.sightline.registration.SmartRegistration;

/**
 * Holds an id token to OpenID Connect Core section 3.1.3.7. Three things that real servers leave out are put up with: a
 * {@code kid}, a {@code nonce} unless the registration requires it, and the address of the keys in their description.
 */
@Singleton
public class IdTokens {

    private static final int SKEW_SECONDS = 60;
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
    public IdTokens(EhrRequests requests, PublishedKeySets keySets) {
        this.requests = requests;
        this.keySets = keySets;
    }

    /** The claims of a token that is the server's, for us, now, and of this start. */
    public JWTClaimsSet check(SmartRegistration ehr, EhrDescription server, String token, Nonce nonce)
            throws StepRefusedException {
        SignedJWT jwt = parse(token);
        JWTClaimsSet claims = claims(jwt);
        String issuer = server.issuer().orElse(String.valueOf(claims.getIssuer()));
        URI keys = server.keys().isPresent() ? server.keys().get() : keysOf(ehr, issuer);
        checkSignature(ehr, jwt, keys);
        IDTokenClaimsVerifier verifier =
                new IDTokenClaimsVerifier(new Issuer(issuer), new ClientID(ehr.clientId()), null, SKEW_SECONDS);
        try {
            verifier.verify(claims, null);
        } catch (BadJWTException e) {
            throw notAccepted("expected iss " + Quoted.of(issuer) + ", aud " + Quoted.of(ehr.clientId())
                    + " and times that hold now; came " + came(claims));
        }
        checkParty(ehr, claims);
        checkNonce(ehr, claims, nonce);
        return claims;
    }

    /** Where a server's keys are, as far as that can be known before there is a token. */
    public URI addressOfKeys(SmartRegistration ehr, Optional<URI> said, Optional<String> issuer)
            throws StepRefusedException {
        return said.isPresent()
                ? said.get()
                : keysOf(ehr, issuer.orElseThrow(() -> noKeys("the description has neither jwks_uri nor issuer")));
    }

    /** The keys that are published there now, those that sign no id token left out. */
    public List<JWK> fetch(SmartRegistration ehr, URI address) throws StepRefusedException {
        try {
            return PublishedKeys.fetch(keySets.requests(source(ehr, address)), address).stream()
                    .filter(key -> KeyType.EC.equals(key.getKeyType()) || KeyType.RSA.equals(key.getKeyType()))
                    .filter(key -> key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
                    .toList();
        } catch (ParseException e) {
            throw noKeys("what is at " + address + " is no JWK Set");
        } catch (IOException e) {
            throw noKeys("the keys at " + address + " cannot be fetched: " + e.getMessage());
        }
    }

    private static SignedJWT parse(String token) throws StepRefusedException {
        try {
            if (token.length() <= LONGEST) {
                SignedJWT jwt = SignedJWT.parse(token);
                if (ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
                    return jwt;
                }
                throw notAccepted("expected an alg of RS, PS or ES 256 to 512, came "
                        + Quoted.of(jwt.getHeader().getAlgorithm().getName()));
            }
        } catch (ParseException e) {
            throw notAccepted("not a signed JWT");
        }
        throw notAccepted("expected at most " + LONGEST + " characters, came " + token.length());
    }

    private static JWTClaimsSet claims(SignedJWT jwt) throws StepRefusedException {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw notAccepted("its claims are not JSON");
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
                        + json.map(j -> " of " + Quoted.of(StrictJson.text(j, "issuer")))
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

    private void checkSignature(SmartRegistration ehr, SignedJWT jwt, URI address) throws StepRefusedException {
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
        JWKMatcher.Builder fit = new JWKMatcher.Builder()
                .keyType(KeyType.forAlgorithm(header.getAlgorithm()))
                .keyUses(KeyUse.SIGNATURE, null);
        Optional.ofNullable(header.getKeyID()).ifPresent(fit::keyID);
        return published.matching(fit.build()).stream().limit(MOST_KEYS).toList();
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

    /** A token for several audiences has to say that it was issued to us (OpenID Connect Core section 3.1.3.7). */
    private static void checkParty(SmartRegistration ehr, JWTClaimsSet claims) throws StepRefusedException {
        Object party = claims.getClaim("azp");
        boolean alone = claims.getAudience().size() == 1;
        if (party == null ? !alone : !ehr.clientId().equals(party)) {
            throw notAccepted("expected azp " + Quoted.of(ehr.clientId()) + ", came " + Quoted.of(party) + " and aud "
                    + Quoted.all(claims.getAudience()));
        }
    }

    private static void checkNonce(SmartRegistration ehr, JWTClaimsSet claims, Nonce nonce)
            throws StepRefusedException {
        Object came = claims.getClaim("nonce");
        if (came == null && ehr.requireNonce()) {
            throw notAccepted("expected this start's nonce, came none");
        }
        if (came != null && !nonce.getValue().equals(came)) {
            throw notAccepted("expected this start's nonce, came another");
        }
    }

    private static String came(JWTClaimsSet claims) {
        return "iss " + Quoted.of(claims.getIssuer()) + ", aud " + Quoted.all(claims.getAudience()) + ", sub "
                + (claims.getSubject() == null ? "missing" : "there") + ", iat " + fromNow(claims.getIssueTime())
                + ", exp " + fromNow(claims.getExpirationTime());
    }

    /** By the clock that the library's verifier goes by. */
    private static String fromNow(@Nullable Date time) {
        if (time == null) {
            return "missing";
        }
        long seconds = Duration.between(Instant.now(), time.toInstant()).toSeconds();
        return Math.abs(seconds) + (seconds < 0 ? " s ago" : " s ahead");
    }

    private static StepRefusedException notAccepted(String detail) {
        return new StepRefusedException(RefusalReason.SMART_ID_TOKEN_NOT_ACCEPTED, detail);
    }

    private static StepRefusedException noKeys(String detail) {
        return new StepRefusedException(RefusalReason.SMART_ID_TOKEN_KEYS_UNAVAILABLE, detail);
    }
}
