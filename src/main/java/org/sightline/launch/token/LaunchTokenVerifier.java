package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.launch.Quoted;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.ViewerAddress;
import org.sightline.registration.KeysOnRecord.KeyOnRecord;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/**
 * Holds a launch token to every rule that needs no memory. The key is chosen by issuer, then key id, then the one
 * algorithm registered for the issuer; nothing the token says can widen that choice or make us fetch anything.
 */
@Singleton
class LaunchTokenVerifier {

    private final LaunchConfigSource config;
    private final LaunchKeys keys;
    private final ViewerAddress address;
    private final InstantSource clock;

    @Inject
    LaunchTokenVerifier(LaunchConfigSource config, LaunchKeys keys, ViewerAddress address, InstantSource clock) {
        this.config = config;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
    }

    /** What the rules say of a token. */
    sealed interface Verdict {
        /** Every rule holds; whether the token was used before is still to be asked. */
        record Proved(LaunchContext launch, LaunchRegistration registration, TokenRegistration sender)
                implements Verdict {}

        /** A rule is broken. */
        record Refused(Refusal refusal) implements Verdict {}
    }

    Verdict verify(String text, Door door) {
        Optional<String> claimedIssuer = Optional.empty();
        Optional<LaunchRegistration> claimed = Optional.empty();
        try {
            CompactToken token = CompactToken.parse(text);
            claimedIssuer = issuer(token.claims());
            claimed = claimedIssuer.flatMap(config.current()::byTokenIssuer);
            TokenHeader header = TokenHeader.of(token.header());
            LaunchRegistration registration = claimed.orElseThrow(() -> issuerUnknown(token));
            TokenRegistration sender = registration.token().orElseThrow(() -> issuerUnknown(token));
            checkAlgorithm(sender, header.algorithm());
            checkSignature(token, key(registration, header.keyId()));
            LaunchContext launch = claims(registration, sender).read(token.claims(), header.keyId(), door);
            return new Verdict.Proved(launch, registration, sender);
        } catch (RefusedTokenException e) {
            return new Verdict.Refused(new Refusal(e.reason(), e.detail(), claimedIssuer, claimed));
        }
    }

    String audience() {
        return address.launchUrl();
    }

    LaunchClaims claims(LaunchRegistration registration, TokenRegistration sender) {
        return new LaunchClaims(registration, sender, address.launchUrl(), clock.instant());
    }

    static void checkAlgorithm(TokenRegistration sender, String algorithm) throws RefusedTokenException {
        if (!sender.algorithm().getName().equals(algorithm)) {
            throw new RefusedTokenException(
                    RefusalReason.ALGORITHM_NOT_ACCEPTED,
                    "expected alg " + sender.algorithm() + ", came " + Quoted.of(algorithm));
        }
    }

    private static RefusedTokenException issuerUnknown(CompactToken token) {
        return new RefusedTokenException(
                RefusalReason.ISSUER_UNKNOWN,
                "no organisation is registered with iss "
                        + Quoted.of(token.claims().path("iss")));
    }

    private static Optional<String> issuer(JsonNode claims) {
        return Optional.ofNullable(claims.path("iss").textValue());
    }

    JWK key(LaunchRegistration registration, String keyId) throws RefusedTokenException {
        return switch (keys.find(registration, keyId)) {
            case KeyLookUp.Found(JWK key) -> key;
            case KeyLookUp.Unknown() ->
                throw new RefusedTokenException(
                        RefusalReason.KEY_UNKNOWN,
                        "the organisation has no key with kid " + Quoted.of(keyId) + "; it has " + held(registration));
            case KeyLookUp.Expired(Instant end) ->
                throw new RefusedTokenException(
                        RefusalReason.KEY_EXPIRED, "the key " + Quoted.of(keyId) + " ended at " + end);
            case KeyLookUp.Unfit(String why) ->
                throw new RefusedTokenException(RefusalReason.KEY_UNFIT, "the key " + Quoted.of(keyId) + " " + why);
            case KeyLookUp.Unavailable(String why) ->
                throw new RefusedTokenException(
                        RefusalReason.KEYS_UNAVAILABLE, "the organisation's keys cannot be fetched: " + why);
        };
    }

    private String held(LaunchRegistration registration) {
        return keys.of(registration)
                .map(all -> Quoted.all(all.stream().map(KeyOnRecord::keyId).toList()))
                .orElse("none that can be fetched");
    }

    static void checkSignature(CompactToken token, JWK key) throws RefusedTokenException {
        try {
            if (JWSObject.parse(token.text()).verify(verifier(key))) {
                return;
            }
        } catch (ParseException | JOSEException e) {
            throw new RefusedTokenException(RefusalReason.SIGNATURE_INVALID, "the signature cannot be read");
        }
        throw new RefusedTokenException(
                RefusalReason.SIGNATURE_INVALID,
                "the signature is not that of the key " + Quoted.of(key.getKeyID()) + " for alg "
                        + Quoted.of(token.header().path("alg")));
    }

    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            default -> throw new JOSEException("no verifier for " + key.getKeyType());
        };
    }
}
