package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.sightline.context.Door;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.Verification;
import org.sightline.registration.TokenRegistration;

/**
 * Holds a launch token to every check of a launch, for those who set a launch up. The token is not spent, opens nothing
 * and is not kept. Of another organisation's token nothing is said but that it is another's.
 */
@Singleton
public class TokenCheck {

    static final String UNUSED = "not used yet";

    private final LaunchTokenVerifier verifier;
    private final UsedTokens usedTokens;

    @Inject
    TokenCheck(LaunchTokenVerifier verifier, UsedTokens usedTokens) {
        this.verifier = verifier;
        this.usedTokens = usedTokens;
    }

    /** What {@code aud} of a token has to be. */
    public String audience() {
        return verifier.audience();
    }

    /** @param own the token door of whoever asks */
    public Verification check(String text, TokenRegistration own) {
        StepCollector steps = LaunchTokenVerifier.steps();
        Optional<CompactToken> token = steps.read(TokenStep.FORM, () -> CompactToken.parse(text), _ -> "can be read");
        if (token.isPresent()) {
            JsonNode issuer = token.get().claims().path("iss");
            if (own.tokenIssuer().equals(issuer.textValue())) {
                return checkOwn(token.get(), own);
            }
            steps.fails(
                    TokenStep.ISSUER,
                    new StepRefusedException(
                            RefusalReason.ISSUER_UNKNOWN,
                            "expected iss " + own.tokenIssuer() + ", came " + Quoted.of(issuer)));
        }
        return steps.verification();
    }

    private Verification checkOwn(CompactToken token, TokenRegistration own) {
        StepCollector steps = verifier.verify(token.text(), Door.TOKEN).steps();
        if (steps.held(TokenStep.TOKEN_ID)) {
            String tokenId = token.claims().path("jti").textValue();
            steps.holds(TokenStep.TOKEN_ID, Quoted.of(tokenId));
            if (usedTokens.isSpent(own.tokenIssuer(), tokenId)) {
                steps.fails(TokenStep.USED, replayed());
            } else {
                steps.holds(TokenStep.USED, UNUSED);
            }
        }
        return steps.verification();
    }

    static StepRefusedException replayed() {
        return new StepRefusedException(RefusalReason.TOKEN_REPLAYED, "a launch was made with this jti before");
    }
}
