package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Door;
import org.sightline.context.NhsNumber;
import org.sightline.context.Voucher;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/**
 * Requests that are no launches, by organisations that are registered for them: signed, dated and used once like a launch
 * token, each kind of a type and an audience of its own, so that none passes for another.
 */
@Singleton
public class SignedRequests {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final LaunchTokenVerifier verifier;
    private final LaunchConfigSource config;
    private final UsedTokens used;

    @Inject
    SignedRequests(LaunchTokenVerifier verifier, LaunchConfigSource config, UsedTokens used) {
        this.verifier = verifier;
        this.config = config;
        this.used = used;
    }

    /**
     * What a request has to be.
     *
     * @param type its {@code typ}
     * @param audience its {@code aud}
     * @param use what its sender has to be registered for
     */
    public record Kind(String type, String audience, TokenRegistration.Use use) {}

    /** A request that keeps every rule but that of its own content; whether it was used before is still to be asked. */
    record Proved(
            LaunchRegistration registration, LaunchClaims claims, JsonNode members, Voucher.SignedToken voucher) {}

    /** One whose signature is its organisation's; what it says is still to be looked at. */
    private record Signed(LaunchRegistration registration, JsonNode members, String keyId) {}

    /** @throws RequestRefusedException if any rule is broken, or it came before */
    public LaunchRegistration sender(String text, Kind kind) throws RequestRefusedException {
        return judged(text, kind, Proved::registration);
    }

    /** @throws RequestRefusedException if any rule is broken, or it came before, or it names no patient */
    public OfPatient ofPatient(String text, Kind kind) throws RequestRefusedException {
        return judged(
                text,
                kind,
                proved -> new OfPatient(proved.registration(), proved.claims().nhsNumber(proved.members())));
    }

    /** A request about one patient, who was known to its sender. */
    public record OfPatient(LaunchRegistration sender, NhsNumber patient) {}

    /** What is taken from a request before it counts as used. */
    private interface Reading<T> {
        T of(Proved proved) throws StepRefusedException;
    }

    private <T> T judged(String text, Kind kind, Reading<T> reading) throws RequestRefusedException {
        @Nullable Signed signed = null;
        try {
            signed = signed(text, kind);
            Proved proved = proved(signed, kind);
            T read = reading.of(proved);
            spend(proved);
            return read;
        } catch (StepRefusedException refused) {
            throw signed == null
                    ? new RequestRefusedException(refused, named(text), false)
                    : new RequestRefusedException(refused, signed.registration().id(), true);
        }
    }

    Proved prove(String text, Kind kind) throws StepRefusedException {
        return proved(signed(text, kind), kind);
    }

    private Signed signed(String text, Kind kind) throws StepRefusedException {
        CompactToken token = CompactToken.parse(text);
        TokenHeader.checkParameters(token.header());
        TokenHeader.checkType(token.header(), kind.type());
        String keyId = TokenHeader.keyIdOf(token.header());
        LaunchRegistration registration = registration(token.claims(), kind.use());
        TokenRegistration sender = registration.token().orElseThrow();
        LaunchTokenVerifier.checkAlgorithm(sender, TokenHeader.algorithmOf(token.header()));
        LaunchTokenVerifier.checkSignature(token, verifier.key(registration, keyId));
        return new Signed(registration, token.claims(), keyId);
    }

    private Proved proved(Signed signed, Kind kind) throws StepRefusedException {
        LaunchRegistration registration = signed.registration();
        LaunchClaims claims = new LaunchClaims(registration, kind.audience(), verifier.now());
        claims.checkAudience(signed.members());
        TokenTimes.check(signed.members(), LONGEST, verifier.now());
        String tokenId = claims.tokenId(signed.members());
        String issuer = registration.token().orElseThrow().tokenIssuer();
        return new Proved(
                registration,
                claims,
                signed.members(),
                new Voucher.SignedToken(issuer, signed.keyId(), tokenId, Door.PUSHED));
    }

    /** Whose a request says it is, whether or not that is so; null for nobody who is registered. */
    private @Nullable String named(String text) {
        try {
            String issuer = CompactToken.parse(text).claims().path("iss").asText("");
            return config.current()
                    .byTokenIssuer(issuer)
                    .map(LaunchRegistration::id)
                    .orElse(null);
        } catch (StepRefusedException _) {
            return null;
        }
    }

    void spend(Proved request) throws StepRefusedException {
        if (!used.spend(request.voucher())) {
            throw new StepRefusedException(RefusalReason.TOKEN_REPLAYED, "the jti was used before");
        }
    }

    private LaunchRegistration registration(JsonNode members, TokenRegistration.Use use) throws StepRefusedException {
        String issuer = members.path("iss").asText("");
        return config.current()
                .byTokenIssuer(issuer)
                .filter(one -> one.token().filter(token -> token.may(use)).isPresent())
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.ISSUER_UNKNOWN,
                        "no organisation is registered for " + use.words() + " with iss " + Quoted.of(issuer)));
    }
}
