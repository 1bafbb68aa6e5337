package org.sightline.feed;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sightline.feed.BackendServicesToken.AccessToken;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.FeedAuthentication.BackendServices;

/** Posts an assertion to an authorisation server and reads the token it gives (RFC 6749 section 4.4, RFC 7523). */
final class TokenEndpoint {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 65_536;
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]{1,16384}");
    private static final long SHORT_LIFETIME = 60;

    private final ClientSource client;
    private final InstantSource clock;

    TokenEndpoint(ClientSource client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Where the client of the feed's TLS configuration comes from. */
    interface ClientSource {
        HttpClient get() throws IOException;
    }

    AccessToken fetch(BackendServices registration, String assertion, Deadline deadline)
            throws CredentialsException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(registration.tokenUrl())
                .version(ReplyStatus.versionFor(registration.tokenUrl()))
                .timeout(deadline.remaining().plusMillis(1))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(registration, assertion)))
                .build();
        try {
            HttpResponse<InputStream> response = client.get().send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new CredentialsException("the token server answered status " + response.statusCode());
                }
                return token(new ByteBudget(MAX_BYTES).over(body).readAllBytes());
            }
        } catch (CredentialsException e) {
            throw e;
        } catch (JacksonException _) {
            throw new CredentialsException("the token server's answer is not JSON");
        } catch (IOException e) {
            throw new CredentialsException(
                    "the token server did not answer: " + e.getClass().getSimpleName());
        }
    }

    private AccessToken token(byte[] body) throws IOException {
        JsonNode answer = JSON.readTree(body);
        String value = answer.path("access_token").asText("");
        if (!TOKEN.matcher(value).matches()
                || !"bearer".equalsIgnoreCase(answer.path("token_type").asText(""))) {
            throw new CredentialsException("the token server gave no bearer token");
        }
        long seconds = Math.clamp(answer.path("expires_in").asLong(SHORT_LIFETIME), 0, 86_400);
        long margin = Math.min(30, seconds / 2);
        return new AccessToken(value, clock.instant().plus(Duration.ofSeconds(seconds - margin)));
    }

    private static String form(BackendServices registration, String assertion) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        if (!registration.scopes().isEmpty()) {
            fields.put("scope", String.join(" ", registration.scopes()));
        }
        fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        fields.put("client_assertion", assertion);
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
