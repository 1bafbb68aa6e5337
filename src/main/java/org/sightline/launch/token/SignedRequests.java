package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
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

    /** @throws StepRefusedException if any rule is broken, or it came before */
    public LaunchRegistration sender(String text, Kind kind) throws StepRefusedException {
        Proved proved = prove(text, kind);
        spend(proved);
        return proved.registration();
    }

    /** @throws StepRefusedException if any rule is broken, or it came before, or it names no patient */
    public OfPatient ofPatient(String text, Kind kind) throws StepRefusedException {
        Proved proved = prove(text, kind);
        NhsNumber patient = proved.claims().nhsNumber(proved.members());
        spend(proved);
        return new OfPatient(proved.registration(), patient);
    }

    /** A request about one patient, who was known to its sender. */
    public record OfPatient(LaunchRegistration sender, NhsNumber patient) {}

    Proved prove(String text, Kind kind) throws StepRefusedException {
        CompactToken token = CompactToken.parse(text);
        TokenHeader.checkParameters(token.header());
        TokenHeader.checkType(token.header(), kind.type());
        String keyId = TokenHeader.keyIdOf(token.header());
        LaunchRegistration registration = registration(token.claims(), kind.use());
        TokenRegistration sender = registration.token().orElseThrow();
        LaunchTokenVerifier.checkAlgorithm(sender, TokenHeader.algorithmOf(token.header()));
        LaunchTokenVerifier.checkSignature(token, verifier.key(registration, keyId));
        LaunchClaims claims = new LaunchClaims(registration, kind.audience(), verifier.now());
        claims.checkAudience(token.claims());
        TokenTimes.check(token.claims(), LONGEST, verifier.now());
        String tokenId = claims.tokenId(token.claims());
        return new Proved(
                registration,
                claims,
                token.claims(),
                new Voucher.SignedToken(sender.tokenIssuer(), keyId, tokenId, Door.PUSHED));
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
