package org.sightline.launch.smart.check;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import org.sightline.launch.RefusalReason;
import org.sightline.launch.StepCollector;
import org.sightline.launch.StepRefusedException;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.tokens.TokenSeal;
import org.sightline.launch.smart.tokens.TokenServer;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SmartRegistration;

/** The steps that hold our own keys, and what the EHR knows of us, against the registration. */
public final class ClientSteps {

    /** Issued by nobody. */
    private static final String NO_CODE = "sightline-check";

    private final Source source;
    private final StepCollector steps;
    private final SmartRegistration ehr;

    private ClientSteps(Source source, StepCollector steps, SmartRegistration ehr) {
        this.source = source;
        this.steps = steps;
        this.ehr = ehr;
    }

    /** What these steps are taken with. */
    @Singleton
    public static class Source {

        private final ClientKeys keys;
        private final TokenSeal seal;
        private final TokenServer tokenServer;
        private final InstantSource clock;

        @Inject
        public Source(ClientKeys keys, TokenSeal seal, TokenServer tokenServer, InstantSource clock) {
            this.keys = keys;
            this.seal = seal;
            this.tokenServer = tokenServer;
            this.clock = clock;
        }

        ClientSteps of(StepCollector steps, SmartRegistration ehr) {
            return new ClientSteps(this, steps, ehr);
        }
    }

    /** What we prove ourselves with, and what keeps tokens. */
    void credentials() {
        steps.read(SmartCheckStep.OWN_CREDENTIALS, this::credential, said -> said);
        steps.read(
                SmartCheckStep.TOKEN_STORE,
                () -> {
                    try {
                        source.seal.require(ehr.tokenKeys());
                        return ehr;
                    } catch (CredentialsException e) {
                        throw new StepRefusedException(RefusalReason.SMART_TOKENS_NOT_KEPT, e.detail());
                    }
                },
                _ -> "A key is in force");
    }

    /** Where our secrets are on another machine. */
    static void skipsCredentials(StepCollector steps) {
        steps.skips(SmartCheckStep.OWN_CREDENTIALS, "Only the viewer’s own machine has it");
        steps.skips(SmartCheckStep.TOKEN_STORE, "Only the viewer’s own machine has it");
        steps.skips(SmartCheckStep.CLIENT, "Only the viewer’s own machine can prove who it is");
        steps.skips(SmartCheckStep.REDIRECT, "Only a launch shows it");
    }

    /** Sends a code that does not exist: a server that knows us says that of the code, any other says it of us. */
    void client(EhrDescription server, URI redirect, URI keySet) {
        try {
            TokenServer.Reply reply =
                    source.tokenServer.redeem(ehr, server, NO_CODE, redirect, new CodeVerifier().getValue());
            switch (reply) {
                case TokenServer.Reply.Refused(String answer) -> refused(answer, keySet);
                case TokenServer.Reply.Failed(String why) ->
                    steps.fails(
                            SmartCheckStep.CLIENT,
                            new StepRefusedException(RefusalReason.SMART_TOKEN_SERVER_FAILED, why));
                case TokenServer.Reply.Malformed(String why) ->
                    steps.warns(SmartCheckStep.CLIENT, "It answered 200 to a code that does not exist: " + why);
                case TokenServer.Reply.Given _ ->
                    steps.fails(
                            SmartCheckStep.CLIENT, "It gave tokens for a code that does not exist: it checks nothing");
            }
        } catch (CredentialsException e) {
            steps.skips(SmartCheckStep.CLIENT, "Our key or secret stands in its way");
        }
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-5.2">RFC 6749 section 5.2</a> */
    private void refused(String answer, URI keySet) {
        String error = answer.replaceFirst("^.*, error ", "");
        switch (error) {
            case "invalid_grant" ->
                steps.holds(SmartCheckStep.CLIENT, "It refused a code that does not exist (invalid_grant), and not us");
            case "invalid_client", "unauthorized_client" ->
                steps.fails(
                        SmartCheckStep.CLIENT,
                        new StepRefusedException(
                                RefusalReason.SMART_TOKEN_REFUSED,
                                "it answered " + answer + ": compare the client id, "
                                        + switch (ehr.authentication()) {
                                            case PrivateKeyJwt _ ->
                                                "and that the EHR has and can fetch our key address " + keySet;
                                            case ClientSecretBasic _ -> "and the secret";
                                        }));
            default ->
                steps.warns(
                        SmartCheckStep.CLIENT,
                        "It answered " + answer + " to a code that does not exist, where invalid_grant is expected:"
                                + " whether it knows us shows at a launch");
        }
    }

    void redirect(URI redirect) {
        steps.skips(SmartCheckStep.REDIRECT, "Only a launch shows it. It has to be " + redirect);
    }

    private String credential() throws StepRefusedException {
        try {
            return switch (ehr.authentication()) {
                case PrivateKeyJwt jwt -> {
                    JWK key = source.keys.current(
                            jwt.keys(), candidate -> jwt.algorithm().equals(candidate.getAlgorithm()));
                    ClientAssertion.sign(key, ehr.clientId(), ehr.fhirBaseUrl().toString(), source.clock.instant());
                    Date from = key.getNotBeforeTime();
                    yield "The key " + key.getKeyID() + " signs"
                            + (from == null
                                    ? ""
                                    : ", in force since " + LocalDate.ofInstant(from.toInstant(), ZoneOffset.UTC));
                }
                case ClientSecretBasic basic -> {
                    source.keys.secret(basic.secret());
                    yield "The secret can be read";
                }
            };
        } catch (CredentialsException e) {
            throw new StepRefusedException(RefusalReason.SMART_CLIENT_KEY_UNUSABLE, e.detail());
        }
    }
}
