package org.sightline.outgoing;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.json.StrictJson;

/**
 * Asks a token endpoint for tokens, proving each time anew who we are. Grants differ in the form's fields only, which
 * whoever asks brings along.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749">RFC 6749: OAuth 2.0</a>
 */
public final class TokenEndpoint {

    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,16384}");
    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    private final String clientId;
    private final ClientProof proof;
    private final Sender sender;
    private final InstantSource clock;

    public TokenEndpoint(String clientId, ClientProof proof, Sender sender, InstantSource clock) {
        this.clientId = clientId;
        this.proof = proof;
        this.sender = sender;
        this.clock = clock;
    }

    /** What proves who we are. */
    public sealed interface ClientProof {

        /** {@code private_key_jwt}: a signed assertion, in the form. */
        record PrivateKey(JWK key) implements ClientProof {}

        /**
         * {@code client_secret_basic}: a secret, in a header.
         *
         * @param plain whether id and secret go as they are
         * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1">RFC 6749 section 2.3.1</a>
         */
        record SharedSecret(String secret, boolean plain) implements ClientProof {}
    }

    /** Posts a form, within the limits of whoever asks. */
    public interface Sender {
        SmallRequests.Answer post(URI address, Map<String, String> form, Map<String, String> headers)
                throws IOException, InterruptedException;
    }

    /** Whether a text may be sent as a bearer token. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** @param grant the fields of the grant, without those that say who asks */
    public TokenReply ask(URI endpoint, Map<String, String> grant) throws CredentialsException, InterruptedException {
        SmallRequests.Answer answer;
        try {
            answer = post(endpoint, endpoint, grant);
        } catch (CredentialsException e) {
            throw e;
        } catch (IOException e) {
            return new TokenReply.Unavailable(String.valueOf(e.getMessage()));
        }
        Optional<JsonNode> json = StrictJson.object(answer.body());
        if (answer.status() == 200) {
            return json.flatMap(TokenEndpoint::granted)
                    .orElseGet(() -> new TokenReply.NoBearer(json.orElse(null), answer.contentType()));
        }
        if (answer.status() >= 400 && answer.status() < 500 && answer.status() != 429) {
            String error = json.flatMap(fault -> StrictJson.text(fault, "error"))
                    .filter(code -> ERROR_CODE.matcher(code).matches())
                    .orElse("");
            return new TokenReply.Refused(answer.status(), error);
        }
        return new TokenReply.Unavailable(answer.toString());
    }

    /**
     * Posts fields to an endpoint of the same server; confidential clients leave {@code client_id} out, as the assertion
     * or the header says it.
     *
     * @param audience the token endpoint's address as its server states it
     */
    public SmallRequests.Answer post(URI address, URI audience, Map<String, String> fields)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(fields);
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "application/json"));
        switch (proof) {
            case ClientProof.PrivateKey(JWK key) -> {
                form.put("client_assertion_type", ClientAssertion.TYPE);
                form.put("client_assertion", ClientAssertion.sign(key, clientId, audience.toString(), clock.instant()));
            }
            case ClientProof.SharedSecret shared -> headers.put("Authorization", basic(shared));
        }
        return sender.post(address, form, headers);
    }

    private String basic(ClientProof.SharedSecret proof) {
        String pair = proof.plain()
                ? clientId + ":" + proof.secret()
                : URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                        + URLEncoder.encode(proof.secret(), StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<TokenReply> granted(JsonNode body) {
        String token = body.path("access_token").asText("");
        boolean bearer = "bearer".equalsIgnoreCase(body.path("token_type").asText(""));
        return bearer && isToken(token) ? Optional.of(new TokenReply.Granted(token, body)) : Optional.empty();
    }
}
