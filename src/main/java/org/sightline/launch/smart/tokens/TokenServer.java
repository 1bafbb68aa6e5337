package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.launch.Quoted;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.server.EhrCalls;
import org.sightline.launch.smart.server.EhrCalls.NoAnswerException;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.Json;
import org.sightline.outgoing.ClientAssertion;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.Outgoing;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SmartRegistration;

/** Asks an EHR's authorization server for tokens and gives them back, proving each time anew who we are. */
@Singleton
public class TokenServer {

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    private final EhrCalls calls;
    private final ClientKeys keys;
    private final InstantSource clock;

    @Inject
    public TokenServer(EhrCalls calls, ClientKeys keys, InstantSource clock) {
        this.calls = calls;
        this.keys = keys;
        this.clock = clock;
    }

    /** What the server answered. */
    public sealed interface Reply {
        /** Tokens. */
        record Given(TokenAnswer tokens) implements Reply {}

        /** It will not give any, and would not if asked again; its error code, or empty. */
        record Refused(String error) implements Reply {}

        /** It could not be asked, or what it answered cannot be read; asking again may help. */
        record Failed(String why) implements Reply {}

        /** It gave something that is not a bearer token. */
        record Malformed(String why) implements Reply {}
    }

    /** Redeems the code that the browser brought back. */
    public Reply redeem(SmartRegistration ehr, EhrDescription server, String code, URI redirect, String verifier)
            throws CredentialsException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", verifier);
        return ask(ehr, server.token(), form);
    }

    /** Renews an access token; the scope is left out, which keeps it. */
    Reply refresh(SmartRegistration ehr, EhrDescription server, String refreshToken) throws CredentialsException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        return ask(ehr, server.token(), form);
    }

    /**
     * Gives a token back (RFC 7009), if the server takes any.
     *
     * @return whether the server took it
     */
    boolean revoke(SmartRegistration ehr, EhrDescription server, String token, String kind)
            throws CredentialsException {
        if (server.revocation().isEmpty()) {
            return false;
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("token", token);
        form.put("token_type_hint", kind);
        try {
            return post(ehr, server.revocation().get(), server.token(), form).status() == 200;
        } catch (NoAnswerException e) {
            return false;
        }
    }

    private Reply ask(SmartRegistration ehr, URI endpoint, Map<String, String> form) throws CredentialsException {
        Outgoing.Answer answer;
        try {
            answer = post(ehr, endpoint, endpoint, form);
        } catch (NoAnswerException e) {
            return new Reply.Failed(String.valueOf(e.getMessage()));
        }
        Optional<JsonNode> json = Json.object(answer.body());
        if (answer.status() == 200) {
            return json.flatMap(tokens -> TokenAnswer.of(tokens, ehr, clock.instant()))
                    .<Reply>map(Reply.Given::new)
                    .orElseGet(() -> new Reply.Malformed("expected JSON with access_token and token_type Bearer, came "
                            + json.map(TokenAnswer::described)
                                    .orElse("content type " + Quoted.of(answer.contentType()))));
        }
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
            String error = json.flatMap(fault -> Json.text(fault, "error"))
                    .filter(code -> ERROR_CODE.matcher(code).matches())
                    .orElse("");
            return new Reply.Refused(answer + (error.isEmpty() ? "" : ", error " + error));
        }
        return new Reply.Failed(answer.toString());
    }

    /** Confidential clients leave {@code client_id} out: the assertion or the header says it. */
    private Outgoing.Answer post(SmartRegistration ehr, URI address, URI audience, Map<String, String> form)
            throws CredentialsException, NoAnswerException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        switch (ehr.authentication()) {
            case PrivateKeyJwt jwt -> {
                JWSAlgorithm algorithm = jwt.algorithm();
                var key = keys.current(jwt.keys(), candidate -> algorithm.equals(candidate.getAlgorithm()));
                form.put("client_assertion_type", ClientAssertion.TYPE);
                form.put(
                        "client_assertion",
                        ClientAssertion.sign(key, ehr.clientId(), audience.toString(), clock.instant()));
            }
            case ClientSecretBasic basic -> {
                String pair = ehr.clientId() + ":" + keys.secret(basic.secret());
                headers.put(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return calls.post(ehr, address, form, headers);
    }
}
