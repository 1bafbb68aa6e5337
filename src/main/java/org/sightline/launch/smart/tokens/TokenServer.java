package org.sightline.launch.smart.tokens;

import com.nimbusds.jose.JWSAlgorithm;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sightline.launch.Quoted;
import org.sightline.launch.smart.keys.ClientKeys;
import org.sightline.launch.smart.server.EhrDescription;
import org.sightline.launch.smart.server.EhrRequests;
import org.sightline.outgoing.CredentialsException;
import org.sightline.outgoing.TokenEndpoint;
import org.sightline.outgoing.TokenEndpoint.ClientProof;
import org.sightline.outgoing.TokenReply;
import org.sightline.registration.ClientAuthentication.ClientSecretBasic;
import org.sightline.registration.ClientAuthentication.PrivateKeyJwt;
import org.sightline.registration.SecretReference;
import org.sightline.registration.SmartRegistration;

/** Asks an EHR's authorization server for tokens and gives them back, proving each time anew who we are. */
@Singleton
public class TokenServer {

    private final EhrRequests requests;
    private final ClientKeys keys;
    private final InstantSource clock;

    @Inject
    public TokenServer(EhrRequests requests, ClientKeys keys, InstantSource clock) {
        this.requests = requests;
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
            return endpoint(ehr)
                            .post(server.revocation().get(), server.token(), form)
                            .status()
                    == 200;
        } catch (CredentialsException e) {
            throw e;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reply ask(SmartRegistration ehr, URI address, Map<String, String> grant) throws CredentialsException {
        try {
            return switch (endpoint(ehr).ask(address, grant)) {
                case TokenReply.Granted granted -> new Reply.Given(TokenAnswer.of(granted, ehr, clock.instant()));
                case TokenReply.NoBearer(var body, String contentType) ->
                    new Reply.Malformed("expected JSON with access_token and token_type Bearer, came "
                            + (body == null ? "content type " + Quoted.of(contentType) : TokenAnswer.described(body)));
                case TokenReply.Refused(int status, String error) ->
                    new Reply.Refused("status " + status + (error.isEmpty() ? "" : ", error " + error));
                case TokenReply.Unavailable(String why) -> new Reply.Failed(why);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Failed("interrupted");
        }
    }

    private TokenEndpoint endpoint(SmartRegistration ehr) throws CredentialsException {
        return new TokenEndpoint(
                ehr.clientId(),
                switch (ehr.authentication()) {
                    case PrivateKeyJwt(JWSAlgorithm algorithm, SecretReference set) ->
                        new ClientProof.PrivateKey(
                                keys.current(set, candidate -> algorithm.equals(candidate.getAlgorithm())));
                    case ClientSecretBasic(SecretReference secret, boolean plain) ->
                        new ClientProof.SharedSecret(keys.secret(secret), plain);
                },
                (address, form, headers) -> requests.post(ehr, address, form, headers),
                clock);
    }
}
