package org.sightline.launch.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.PatientIdentity;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.launch.LaunchRefusedException;
import org.sightline.launch.LaunchRequest;
import org.sightline.launch.LaunchService;
import org.sightline.launch.ProvedLaunch;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.ViewerAddress;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.IdTokens;
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
class Admission {

    private final TokenServer tokenServer;
    private final IdTokens idTokens;
    private final LaunchUsers users;
    private final FhirReads reads;
    private final EhrAccess access;
    private final LaunchService launches;
    private final ViewerAddress address;
    private final InstantSource clock;

    @Inject
    Admission(
            TokenServer tokenServer,
            IdTokens idTokens,
            LaunchUsers users,
            FhirReads reads,
            EhrAccess access,
            LaunchService launches,
            ViewerAddress address,
            InstantSource clock) {
        this.tokenServer = tokenServer;
        this.idTokens = idTokens;
        this.users = users;
        this.reads = reads;
        this.access = access;
        this.launches = launches;
        this.address = address;
        this.clock = clock;
    }

    /** A start that came back to the browser it was made in. */
    record Redeeming(
            LaunchRegistration registration,
            SmartRegistration ehr,
            EhrDescription server,
            BrowserBinding binding,
            String scope,
            StepCollector steps) {}

    ViewerSessions.Opened admit(Redeeming redeeming, String code, LaunchRequest at) throws StepRefusedException {
        access.requireKey(redeeming.ehr());
        TokenAnswer answer = redeem(redeeming, code);
        HeldTokens.Tokens tokens = new HeldTokens.Tokens(
                answer.accessToken(),
                answer.refreshToken(),
                answer.expiresAt(),
                answer.scope().orElse(redeeming.scope()),
                answer.patient().orElse(""));
        redeeming.steps().holds(SmartStep.TOKEN, ToldAnswer.tokens(answer, redeeming.scope()));
        ViewerSessions.Opened opened;
        try {
            LaunchContext launch = launch(redeeming, answer);
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
                    address.smartCallback(redeeming.registration().id()),
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

    private LaunchContext launch(Redeeming redeeming, TokenAnswer tokens) throws StepRefusedException {
        SmartRegistration ehr = redeeming.ehr();
        String idToken = tokens.idToken()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_ID_TOKEN_MISSING, "expected an id_token, came " + tokens.described()));
        JWTClaimsSet claims = idTokens.check(
                ehr, redeeming.server(), idToken, redeeming.binding().nonce());
        redeeming.steps().holds(SmartStep.ID_TOKEN, ToldAnswer.idToken(claims));
        String patientId = tokens.patient()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_PATIENT_MISSING,
                        "expected patient as a FHIR id, came " + tokens.described()));
        var user = users.of(ehr, claims, tokens.accessToken());
        redeeming.steps().holds(SmartStep.USER, ToldAnswer.user(user));
        FhirReads.Read read = reads.resource(ehr, tokens.accessToken(), "Patient", patientId);
        var patient = read.resource()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_PATIENT_UNREADABLE,
                        "expected the Patient of the launch, came " + read.came() + "; granted scope is "
                                + Quoted.scope(tokens.scope().or(() -> Optional.of(redeeming.scope())))));
        PatientIdentity identity = LaunchPatient.of(patient, ehr, clock.instant());
        redeeming.steps().holds(SmartStep.PATIENT, "Read; both are there");
        LaunchRegistration registration = redeeming.registration();
        return new LaunchContext(
                registration.id(),
                new Voucher.SmartLaunch(
                        ehr.fhirBaseUrl().toString(), ehr.clientId(), String.valueOf(claims.getIssuer())),
                identity,
                user,
                ehr.user().odsCode(),
                registration.name(),
                ehr.user().purpose(),
                tokens.encounter(),
                tokens.intent().filter(TabId::isValid).map(TabId::new).or(Optional::empty));
    }
}
