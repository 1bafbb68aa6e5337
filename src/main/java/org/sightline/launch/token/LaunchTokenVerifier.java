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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.launch.Quoted;
import org.sightline.launch.Refusal;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.StepResult;
import org.sightline.launch.ViewerAddress;
import org.sightline.registration.AccessRules;
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

    /** What the rules say of a token, and how each of its steps came out. */
    sealed interface Verdict {

        StepCollector steps();

        /** Every rule holds; whether the token was used before is still to be asked. */
        record Proved(
                LaunchContext launch, LaunchRegistration registration, TokenRegistration sender, StepCollector steps)
                implements Verdict {}

        /** A rule is broken. */
        record Refused(Refusal refusal, StepCollector steps) implements Verdict {}
    }

    /** Every check is made, also after one that fails, so that whoever sets a launch up sees all faults at once. */
    Verdict verify(String text, Door door) {
        StepCollector steps = steps();
        Optional<CompactToken> token = steps.read(TokenStep.FORM, () -> CompactToken.parse(text), _ -> "can be read");
        if (token.isEmpty()) {
            return refused(steps, "", null);
        }
        String issuer =
                Objects.requireNonNullElse(token.get().claims().path("iss").textValue(), "");
        Optional<LaunchRegistration> claimed = config.current().byTokenIssuer(issuer);
        @Nullable String keyId = header(steps, token.get().header());
        Optional<TokenRegistration> sender = claimed.flatMap(LaunchRegistration::token);
        if (sender.isEmpty()) {
            steps.fails(TokenStep.ISSUER, issuerUnknown(token.get()));
            return refused(steps, issuer, claimed.orElse(null));
        }
        LaunchRegistration registration = claimed.get();
        Optional<LaunchContext> launch =
                new TokenChecks(this, steps, token.get(), registration, sender.get()).all(keyId, door);
        return launch.<Verdict>map(proved -> new Verdict.Proved(proved, registration, sender.get(), steps))
                .orElseGet(() -> refused(steps, issuer, registration));
    }

    static StepCollector steps() {
        return new StepCollector(TokenStep.values(), StepResult.NOT_MADE, "An earlier check stands in its way");
    }

    private static Verdict refused(StepCollector steps, String issuer, @Nullable LaunchRegistration claimed) {
        return new Verdict.Refused(
                Refusal.of(steps.refusal().orElseThrow(), issuer, claimed, steps.held(TokenStep.SIGNATURE)), steps);
    }

    private static @Nullable String header(StepCollector steps, JsonNode header) {
        steps.check(TokenStep.PARAMETERS, () -> TokenHeader.checkParameters(header), "none but these");
        steps.check(TokenStep.TYPE, () -> TokenHeader.checkType(header), TokenHeader.TYPE);
        return steps.read(TokenStep.KEY_ID, () -> TokenHeader.keyIdOf(header), id -> id)
                .orElse(null);
    }

    Optional<LaunchRegistration> registrationOf(LaunchContext launch) {
        return config.current().byId(launch.registration());
    }

    /** Whether the organisation, the key it signed with and the access rules still stand behind a launch proved before. */
    boolean stillVouchesFor(LaunchContext launch) {
        return config.current().stillVouchesFor(launch, keys);
    }

    String audience() {
        return address.launchUrl();
    }

    Instant now() {
        return clock.instant();
    }

    /** The access rules in force. */
    AccessRules access() {
        return config.current().access();
    }

    static void checkAlgorithm(TokenRegistration sender, String algorithm) throws StepRefusedException {
        if (!sender.algorithm().getName().equals(algorithm)) {
            throw new StepRefusedException(
                    RefusalReason.ALGORITHM_NOT_ACCEPTED,
                    "expected alg " + sender.algorithm() + ", came " + Quoted.of(algorithm));
        }
    }

    private static StepRefusedException issuerUnknown(CompactToken token) {
        return new StepRefusedException(
                RefusalReason.ISSUER_UNKNOWN,
                "no organisation is registered with iss "
                        + Quoted.of(token.claims().path("iss")));
    }

    JWK key(LaunchRegistration registration, String keyId) throws StepRefusedException {
        return switch (keys.find(registration, keyId)) {
            case KeyLookUp.Found(JWK key) -> key;
            case KeyLookUp.Unknown() ->
                throw new StepRefusedException(
                        RefusalReason.KEY_UNKNOWN,
                        "the organisation has no key with kid " + Quoted.of(keyId) + "; it has " + held(registration));
            case KeyLookUp.Expired(Instant end) ->
                throw new StepRefusedException(
                        RefusalReason.KEY_EXPIRED, "the key " + Quoted.of(keyId) + " ended at " + end);
            case KeyLookUp.Unfit(String why) ->
                throw new StepRefusedException(RefusalReason.KEY_UNFIT, "the key " + Quoted.of(keyId) + " " + why);
            case KeyLookUp.Unavailable(String why) ->
                throw new StepRefusedException(
                        RefusalReason.KEYS_UNAVAILABLE, "the organisation's keys cannot be fetched: " + why);
        };
    }

    private String held(LaunchRegistration registration) {
        return keys.of(registration)
                .map(all -> Quoted.all(all.stream().map(KeyOnRecord::keyId).toList()))
                .orElse("none that can be fetched");
    }

    static void checkSignature(CompactToken token, JWK key) throws StepRefusedException {
        try {
            if (JWSObject.parse(token.text()).verify(verifier(key))) {
                return;
            }
        } catch (ParseException | JOSEException e) {
            throw new StepRefusedException(RefusalReason.SIGNATURE_INVALID, "the signature cannot be read");
        }
        throw new StepRefusedException(
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
