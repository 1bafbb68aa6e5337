package org.sightline.launch.smart.check;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.smart.check.SmartExamination.Rule;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.SmartRefusedException;
import org.sightline.launch.smart.tokens.TokenSeal;
import org.sightline.launch.smart.tokens.TokenServer;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SmartRegistration;

/** The steps that hold our own keys, and what the EHR knows of us, against the registration. */
final class OwnSteps {

    /** Issued by nobody. */
    private static final String NO_CODE = "sightline-check";

    private final StepSheet sheet;
    private final SmartRegistration ehr;
    private final ClientKeys keys;
    private final TokenSeal seal;

    OwnSteps(StepSheet sheet, SmartRegistration ehr, ClientKeys keys, TokenSeal seal) {
        this.sheet = sheet;
        this.ehr = ehr;
        this.keys = keys;
        this.seal = seal;
    }

    /** What we prove ourselves with, and what keeps tokens. */
    void credentials(Instant now) {
        sheet.made(Rule.OWN_CREDENTIALS, () -> credential(now), said -> said);
        sheet.made(
                Rule.TOKEN_STORE,
                () -> {
                    try {
                        seal.require(ehr.tokenKeys());
                        return ehr;
                    } catch (CredentialsException e) {
                        throw new SmartRefusedException(RefusalReason.SMART_TOKENS_NOT_KEPT, e.detail());
                    }
                },
                _ -> "A key is in force");
    }

    /** Where our secrets are on another machine. */
    void credentialsElsewhere() {
        sheet.notTried(Rule.OWN_CREDENTIALS, "Only the viewer’s own machine has it");
        sheet.notTried(Rule.TOKEN_STORE, "Only the viewer’s own machine has it");
        sheet.notTried(Rule.CLIENT, "Only the viewer’s own machine can prove who it is");
        sheet.notTried(Rule.REDIRECT, "Only a launch shows it");
    }

    /** Sends a code that does not exist: a server that knows us says that of the code, any other says it of us. */
    void client(TokenServer tokenServer, EhrDescription server, URI redirect, URI keySet) {
        try {
            TokenServer.Reply reply = tokenServer.redeem(ehr, server, NO_CODE, redirect, new CodeVerifier().getValue());
            switch (reply) {
                case TokenServer.Reply.Refused(String answer) -> refused(answer, keySet);
                case TokenServer.Reply.Failed(String why) ->
                    sheet.fails(Rule.CLIENT, new SmartRefusedException(RefusalReason.SMART_TOKEN_SERVER_FAILED, why));
                case TokenServer.Reply.Malformed(String why) ->
                    sheet.warns(Rule.CLIENT, "It answered 200 to a code that does not exist: " + why);
                case TokenServer.Reply.Given _ ->
                    sheet.fails(Rule.CLIENT, "It gave tokens for a code that does not exist: it checks nothing");
            }
        } catch (CredentialsException e) {
            sheet.notTried(Rule.CLIENT, "Our key or secret stands in its way");
        }
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a> */
    private void refused(String answer, URI keySet) {
        String error = answer.replaceFirst("^.*, error ", "");
        switch (error) {
            case "invalid_grant" ->
                sheet.holds(Rule.CLIENT, "It refused a code that does not exist (invalid_grant), and not us");
            case "invalid_client", "unauthorized_client" ->
                sheet.fails(
                        Rule.CLIENT,
                        new SmartRefusedException(
                                RefusalReason.SMART_TOKEN_REFUSED,
                                "it answered " + answer + ": compare the client id, "
                                        + switch (ehr.authentication()) {
                                            case PrivateKeyJwt _ ->
                                                "and that the EHR has and can fetch our key address " + keySet;
                                            case ClientSecretBasic _ -> "and the secret";
                                        }));
            default ->
                sheet.warns(
                        Rule.CLIENT,
                        "It answered " + answer + " to a code that does not exist, where invalid_grant is expected:"
                                + " whether it knows us shows at a launch");
        }
    }

    void redirect(URI redirect) {
        sheet.notTried(Rule.REDIRECT, "Only a launch shows it. It has to be " + redirect);
    }

    private String credential(Instant now) throws SmartRefusedException {
        try {
            return switch (ehr.authentication()) {
                case PrivateKeyJwt jwt -> {
                    JWK key = keys.current(
                            jwt.keys(), candidate -> jwt.algorithm().equals(candidate.getAlgorithm()));
                    ClientAssertion.sign(key, ehr.clientId(), ehr.fhirBaseUrl().toString(), now);
                    Date from = key.getNotBeforeTime();
                    yield "The key " + key.getKeyID() + " signs"
                            + (from == null
                                    ? ""
                                    : ", in force since " + LocalDate.ofInstant(from.toInstant(), ZoneOffset.UTC));
                }
                case ClientSecretBasic basic -> {
                    keys.secret(basic.secret());
                    yield "The secret can be read";
                }
            };
        } catch (CredentialsException e) {
            throw new SmartRefusedException(RefusalReason.SMART_CLIENT_KEY_UNUSABLE, e.detail());
        }
    }
}
