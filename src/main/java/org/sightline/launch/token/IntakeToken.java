package org.sightline.launch.token;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.sightline.context.NhsNumber;
import org.sightline.context.ObjectionScope;
import org.sightline.context.UkZone;
import org.sightline.launch.Quoted;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.ViewerAddress;
import org.sightline.policy.objection.HowReceived;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionQueue.Arrived;
import org.sightline.policy.objection.WrittenReception;
import org.sightline.policy.objection.WrittenScope;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.TokenRegistration.Use;

/**
 * The token by which the server of an online form hands in a request: signed, dated and used once like a launch token, by
 * an organisation that is registered for it, of a type and an audience of its own, so that neither passes for the other.
 */
@Singleton
class IntakeToken {

    static final String TYPE = "objection+jwt";

    private final LaunchTokenVerifier verifier;
    private final LaunchConfigSource config;
    private final SignedRequests requests;
    private final ViewerAddress address;

    @Inject
    IntakeToken(LaunchTokenVerifier verifier, LaunchConfigSource config, UsedTokens used, ViewerAddress address) {
        this.verifier = verifier;
        this.config = config;
        this.requests = new SignedRequests(verifier, config, used);
        this.address = address;
    }

    /** @throws StepRefusedException if any rule is broken, or it came before */
    Arrived read(String text) throws StepRefusedException {
        SignedRequests.Proved proved =
                requests.prove(text, new SignedRequests.Kind(TYPE, address.intakeUrl(), Use.OBJECTION_INTAKE));
        TokenRegistration sender = proved.registration().token().orElseThrow();
        Arrived request = request(
                proved.members(),
                proved.claims(),
                sender,
                proved.voucher().tokenId(),
                proved.registration().id());
        requests.spend(proved);
        return request;
    }

    private Arrived request(
            JsonNode members, LaunchClaims claims, TokenRegistration sender, String tokenId, String registration)
            throws StepRefusedException {
        NhsNumber patient = claims.nhsNumber(members);
        ClaimSet objection = new ClaimSet(members, RefusalReason.TOKEN_MALFORMED).object("objection");
        String change = objection.text("change");
        if (!change.equals(ObjectionChange.OBJECTED.code()) && !change.equals(ObjectionChange.REVERSED.code())) {
            throw objection.refused("expected change as objected or reversed, came " + Quoted.of(change));
        }
        WrittenReception.Checked checked = new WrittenReception(
                        objection.text("received_on"),
                        HowReceived.ONLINE_FORM.code(),
                        objection.text("on_behalf"),
                        objection.optionalText("representative").orElse(""),
                        objection.text("evidence"))
                .check(LocalDate.ofInstant(verifier.now(), UkZone.ID));
        if (!checked.problems().isEmpty()) {
            throw objection.refused(String.join("; ", checked.problems().values()));
        }
        return new Arrived(
                patient,
                ObjectionChange.REVERSED.code().equals(change) ? ObjectionChange.REVERSED : ObjectionChange.OBJECTED,
                scope(objection),
                checked.reception().orElseThrow(),
                registration,
                sender.tokenIssuer(),
                tokenId);
    }

    private ObjectionScope scope(ClaimSet objection) throws StepRefusedException {
        return WrittenScope.separated(
                        objection.optionalText("feeds").orElse(""),
                        objection.optionalText("categories").orElse(""))
                .check(config.current()::knows)
                .orElseThrow(() -> objection.refused(WrittenScope.UNKNOWN));
    }
}
