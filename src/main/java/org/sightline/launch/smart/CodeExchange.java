package org.sightline.launch.smart;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import org.sightline.context.LaunchContext;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchService;
import org.sightline.launch.ProvedLaunch;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.tokens.EhrAccess;
import org.sightline.launch.smart.tokens.HeldTokens;
import org.sightline.launch.smart.tokens.TokenAnswer;
import org.sightline.launch.smart.tokens.TokenServer;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.SmartRegistration;
import org.sightline.session.ViewerSessions;

/** From the code to the session: tokens, user, patient. */
@Singleton
class CodeExchange {

    private final TokenServer tokenServer;
    private final EhrLaunchReader reader;
    private final EhrAccess access;
    private final LaunchService launches;
    private final ViewerAddress address;

    @Inject
    CodeExchange(
            TokenServer tokenServer,
            EhrLaunchReader reader,
            EhrAccess access,
            LaunchService launches,
            ViewerAddress address) {
        this.tokenServer = tokenServer;
        this.reader = reader;
        this.access = access;
        this.launches = launches;
        this.address = address;
    }

    /** A start that came back to the browser it was made in. */
    record Redeeming(
            LaunchRegistration registration,
            SmartRegistration ehr,
            EhrDescription server,
            BrowserBinding binding,
            String scope,
            StepCollector steps) {}

    /** Where the authorization server sends the browser back to: the same for the request and for the code. */
    URI redirectOf(LaunchRegistration registration) {
        return address.smartCallback(registration.id());
    }

    ViewerSessions.Opened admit(Redeeming redeeming, String code, LaunchRequest at) throws StepRefusedException {
        access.requireKey(redeeming.ehr());
        TokenAnswer answer = redeem(redeeming, code);
        HeldTokens.Tokens tokens = new HeldTokens.Tokens(
                answer.accessToken(),
                answer.refreshToken().orElse(""),
                answer.expiresAt(),
                answer.scope().orElse(redeeming.scope()),
                answer.patient().orElse(""));
        redeeming.steps().holds(SmartStep.TOKEN, AnswerSummary.tokens(answer, redeeming.scope()));
        ViewerSessions.Opened opened;
        try {
            LaunchContext launch = reader.read(redeeming, answer);
            opened = launches.accept(
                    new ProvedLaunch(
                            launch, redeeming.registration(), redeeming.steps().taken()),
                    at);
        } catch (StepRefusedException | LaunchRefusedException e) {
            access.giveBackSoon(redeeming.ehr(), tokens);
            throw e;
        }
        access.begin(opened.session().launchId(), redeeming.registration(), redeeming.ehr(), tokens);
        return opened;
    }

    private TokenAnswer redeem(Redeeming redeeming, String code) throws StepRefusedException {
        TokenServer.Reply reply;
        try {
            reply = tokenServer.redeem(
                    redeeming.ehr(),
                    redeeming.server(),
                    code,
                    redirectOf(redeeming.registration()),
                    redeeming.binding().codeVerifier().getValue());
        } catch (CredentialsException e) {
            throw new StepRefusedException(RefusalReason.SMART_CLIENT_KEY_UNUSABLE, e.detail());
        }
        return switch (reply) {
            case TokenServer.Reply.Given(TokenAnswer tokens) -> tokens;
            case TokenServer.Reply.Refused(String error) ->
                throw new StepRefusedException(RefusalReason.SMART_TOKEN_REFUSED, "expected tokens, came " + error);
            case TokenServer.Reply.Failed(String why) ->
                throw new StepRefusedException(RefusalReason.SMART_TOKEN_SERVER_FAILED, "expected tokens, came " + why);
            case TokenServer.Reply.Malformed(String why) ->
                throw new StepRefusedException(RefusalReason.SMART_TOKEN_MALFORMED, why);
        };
    }
}
