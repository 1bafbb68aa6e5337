package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.launch.ActingFor;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.server.IdTokens;
import org.sightline.launch.smart.tokens.TokenAnswer;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.SmartRegistration;

/** Who launches, and for which patient: by the id token and by what the EHR's FHIR server gives. */
@Singleton
class EhrLaunchReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final IdTokens idTokens;
    private final LaunchUsers users;
    private final FhirReads reads;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    @Inject
    EhrLaunchReader(
            IdTokens idTokens, LaunchUsers users, FhirReads reads, LaunchConfigSource config, InstantSource clock) {
        this.idTokens = idTokens;
        this.users = users;
        this.reads = reads;
        this.config = config;
        this.clock = clock;
    }

    LaunchContext read(CodeExchange.Redeeming redeeming, TokenAnswer tokens) throws StepRefusedException {
        SmartRegistration ehr = redeeming.ehr();
        JWTClaimsSet claims = claims(redeeming, tokens);
        redeeming.steps().holds(SmartStep.ID_TOKEN, AnswerSummary.idToken(claims));
        String patientId = tokens.patient()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_PATIENT_MISSING,
                        "expected patient as a FHIR id, came " + tokens.described()));
        Practitioner user = users.of(ehr, claims, tokens.accessToken());
        redeeming.steps().holds(SmartStep.USER, AnswerSummary.user(user));
        Optional<Professional> actingFor = actingFor(redeeming, claims, user);
        redeeming.steps().holds(SmartStep.ACTING_FOR, AnswerSummary.actingFor(ehr, actingFor.isPresent()));
        PatientIdentity patient = patient(redeeming, tokens, patientId);
        redeeming.steps().holds(SmartStep.PATIENT, "Read; both are there");
        return new LaunchContext(
                redeeming.registration().id(),
                new Voucher.SmartLaunch(
                        ehr.fhirBaseUrl().toString(), ehr.clientId(), String.valueOf(claims.getIssuer())),
                patient,
                user,
                new Workplace(ehr.user().odsCode(), redeeming.registration().name()),
                ehr.user().purpose(),
                new Circumstances(
                        tokens.encounter().orElse(null),
                        tokens.intent().filter(TabId::isValid).map(TabId::new).orElse(null),
                        actingFor.orElse(null),
                        tokens.referral().orElse(null)));
    }

    private Optional<Professional> actingFor(CodeExchange.Redeeming redeeming, JWTClaimsSet claims, Practitioner user)
            throws StepRefusedException {
        String name = redeeming.ehr().user().actingForClaim().orElse(null);
        if (name == null || !claims.getClaims().containsKey(name)) {
            return Optional.empty();
        }
        return new ActingFor(name, JSON.valueToTree(claims.getClaim(name)))
                .read(user, redeeming.registration().id(), config.current().access());
    }

    private JWTClaimsSet claims(CodeExchange.Redeeming redeeming, TokenAnswer tokens) throws StepRefusedException {
        String idToken = tokens.idToken()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_ID_TOKEN_MISSING, "expected an id_token, came " + tokens.described()));
        return idTokens.check(
                redeeming.ehr(),
                redeeming.server(),
                idToken,
                redeeming.binding().nonce());
    }

    private PatientIdentity patient(CodeExchange.Redeeming redeeming, TokenAnswer tokens, String id)
            throws StepRefusedException {
        FhirReads.Read read = reads.resource(redeeming.ehr(), tokens.accessToken(), "Patient", id);
        JsonNode patient = read.resource()
                .orElseThrow(() -> new StepRefusedException(
                        RefusalReason.SMART_PATIENT_UNREADABLE,
                        "expected the Patient of the launch, came " + read.came() + "; granted scope is "
                                + Quoted.scope(tokens.scope().orElse(redeeming.scope()))));
        return LaunchPatient.of(patient, redeeming.ehr(), clock.instant());
    }
}
