package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Coded;
import org.sightline.context.Door;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchContext.Circumstances;
import org.sightline.context.LaunchContext.Workplace;
import org.sightline.context.OdsCode;
import org.sightline.context.PatientIdentity;
import org.sightline.context.Practitioner;
import org.sightline.context.Professional;
import org.sightline.context.PurposeOfUse;
import org.sightline.context.TabId;
import org.sightline.context.Voucher;
import org.sightline.launch.ActingFor;
import org.sightline.launch.Quoted;
import org.sightline.launch.StepCollector;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;

/** The checks of a token that names a registered issuer, by that registration. */
final class TokenChecks {

    private static final String ABSENT = "not there, which is fine";

    private final LaunchTokenVerifier verifier;
    private final StepCollector steps;
    private final CompactToken token;
    private final JsonNode members;
    private final LaunchRegistration registration;
    private final TokenRegistration sender;
    private final LaunchClaims claims;

    TokenChecks(
            LaunchTokenVerifier verifier,
            StepCollector steps,
            CompactToken token,
            LaunchRegistration registration,
            TokenRegistration sender) {
        this.verifier = verifier;
        this.steps = steps;
        this.token = token;
        this.members = token.claims();
        this.registration = registration;
        this.sender = sender;
        this.claims = new LaunchClaims(registration, verifier.audience(), verifier.now());
    }

    /**
     * The launch, if no step refuses it.
     *
     * @param keyId if the header has a usable one
     */
    Optional<LaunchContext> all(@Nullable String keyId, Door door) {
        steps.holds(TokenStep.ISSUER, sender.tokenIssuer());
        signature(keyId);
        steps.check(TokenStep.AUDIENCE, () -> claims.checkAudience(members), Quoted.of(members.path("aud")));
        times();
        Optional<String> tokenId = steps.read(TokenStep.TOKEN_ID, () -> claims.tokenId(members), _ -> "there");
        Optional<LaunchContext> launch = context(
                new Voucher.SignedToken(sender.tokenIssuer(), String.valueOf(keyId), tokenId.orElse("-"), door));
        return steps.refusal().isPresent() ? Optional.empty() : launch;
    }

    /** Every claim is read, also after one that cannot be. */
    private Optional<LaunchContext> context(Voucher voucher) {
        Optional<String> subject = steps.read(TokenStep.SUBJECT, () -> claims.subject(members), _ -> "there");
        Optional<PatientIdentity> patient = steps.read(
                TokenStep.PATIENT, () -> claims.patient(members), _ -> "a valid NHS number and a birth date");
        Optional<Practitioner> practitioner = practitioner(subject.orElse(""));
        Optional<Optional<Professional>> actingFor = practitioner.flatMap(this::actingFor);
        Optional<OdsCode> organisation =
                steps.read(TokenStep.ORGANISATION, () -> claims.organisation(members), OdsCode::value);
        Optional<PurposeOfUse> purpose =
                steps.read(TokenStep.PURPOSE, () -> claims.purpose(members), PurposeOfUse::name);
        Optional<Optional<String>> encounter = steps.read(
                TokenStep.ENCOUNTER, () -> claims.encounter(members), given -> given.isPresent() ? "there" : ABSENT);
        Optional<Circumstances> circumstances = actingFor.flatMap(whom -> encounter.map(visit -> new Circumstances(
                visit.orElse(null),
                LaunchClaims.view(members).orElse(null),
                whom.orElse(null),
                LaunchClaims.referral(members).orElse(null))));
        return patient.flatMap(who -> practitioner.flatMap(user ->
                organisation.flatMap(own -> purpose.flatMap(why -> circumstances.map(besides -> new LaunchContext(
                        registration.id(),
                        voucher,
                        who,
                        user,
                        new Workplace(own, registration.name()),
                        why,
                        besides))))));
    }

    private void signature(@Nullable String keyId) {
        steps.check(
                TokenStep.ALGORITHM,
                () -> LaunchTokenVerifier.checkAlgorithm(sender, TokenHeader.algorithmOf(token.header())),
                sender.algorithm().getName());
        if (keyId == null) {
            return;
        }
        Optional<JWK> key = steps.read(
                TokenStep.KEY, () -> verifier.key(registration, keyId), found -> found.getKeyType() + " key in force");
        key.ifPresent(found -> steps.check(
                TokenStep.SIGNATURE, () -> LaunchTokenVerifier.checkSignature(token, found), "the key’s own"));
    }

    private void times() {
        steps.check(
                TokenStep.TIMES,
                () -> TokenTimes.check(members, sender.maxTokenLifetime(), issued()),
                "whole seconds, at most " + sender.maxTokenLifetime().toSeconds() + " s");
        if (steps.held(TokenStep.TIMES)) {
            steps.check(
                    TokenStep.AGE,
                    () -> TokenTimes.check(members, sender.maxTokenLifetime(), verifier.now()),
                    "still good");
        }
    }

    /** Its own time: whether it is too old by now is a check of its own. */
    private Instant issued() {
        long seconds = members.path("iat").asLong(-1);
        return seconds >= 0 && seconds < TokenTimes.LAST_SECOND ? Instant.ofEpochSecond(seconds) : Instant.EPOCH;
    }

    private Optional<Practitioner> practitioner(String subject) {
        Optional<Practitioner> practitioner = steps.read(
                TokenStep.PRACTITIONER,
                () -> claims.practitioner(members, subject),
                who -> "a name, a role and " + who.identifiers().size()
                        + (who.identifiers().size() == 1 ? " identifier" : " identifiers"));
        practitioner.ifPresent(who -> role(who.role()));
        return practitioner;
    }

    /** For whom somebody acts is asked only once it is known who they are. */
    private Optional<Optional<Professional>> actingFor(Practitioner user) {
        ActingFor said = new ActingFor("acting_for", members.path("acting_for"));
        return steps.read(
                TokenStep.ACTING_FOR,
                () -> said.read(user, registration.id(), verifier.access()),
                whom -> whom.isPresent() ? "an identifier and a name, and the role may" : ABSENT);
    }

    /** One that opens no tab refuses no launch, but its user sees nothing. */
    private void role(Coded role) {
        Set<TabId> tabs = verifier.access().tabsOf(role, registration.id());
        if (tabs.isEmpty()) {
            steps.fails(
                    TokenStep.ROLE,
                    "opens no tab: access.yaml does not name " + Quoted.of(role.code()) + " of "
                            + Quoted.of(role.system()));
        } else {
            steps.holds(
                    TokenStep.ROLE,
                    "opens " + tabs.stream().map(TabId::value).sorted().collect(Collectors.joining(", ")));
        }
    }
}
