package org.sightline.launch.smart.server;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
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

    private final IdTokenKeys keys;

    @Inject
    public IdTokens(IdTokenKeys keys) {
        this.keys = keys;
    }

    /** The claims of a token that is the server's, for us, now, and of this start. */
    public JWTClaimsSet check(SmartRegistration ehr, EhrDescription server, String token, Nonce nonce)
            throws StepRefusedException {
        SignedJWT jwt = parse(token);
        JWTClaimsSet claims = claims(jwt);
        String issuer = server.issuer().orElse(String.valueOf(claims.getIssuer()));
        keys.checkSignature(ehr, jwt, keys.addressOf(ehr, server.keysOrNull(), issuer));
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
}
