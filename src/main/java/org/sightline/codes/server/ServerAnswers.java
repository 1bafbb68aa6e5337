package org.sightline.codes.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.outgoing.SmallRequests;
import org.sightline.outgoing.TokenEndpoint;
import org.sightline.outgoing.TokenEndpoint.ClientProof;
import org.sightline.outgoing.TokenReply;

/** Gets an answer of the server, with a token if it takes one, and as often as a server asks to be asked again. */
final class ServerAnswers {

    private static final Set<Integer> ASK_AGAIN = Set.of(429, 502, 503, 504);
    private static final int ATTEMPTS = 6;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int MAX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_TOKEN_BYTES = 64 * 1024;

    private final HttpClients clients;
    private final @Nullable ServerAccess access;
    private final InstantSource clock;
    private final Pause pause;
    private String token = "";

    /** Waits before a server is asked again. */
    public interface Pause {
        void waitFor(Duration time) throws InterruptedException;
    }

    ServerAnswers(HttpClients clients, @Nullable ServerAccess access, InstantSource clock, Pause pause) {
        this.clients = clients;
        this.access = access;
        this.clock = clock;
        this.pause = pause;
    }

    /** A last answer. */
    record Reply(int status, String body) {}

    /** @throws IOException if there is no answer that another try might not change */
    Reply get(URI address) throws IOException, InterruptedException {
        boolean renewed = false;
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = send(address);
            int status = answer.statusCode();
            if (status == 401 && access != null && !renewed) {
                token = "";
                renewed = true;
            } else if (!ASK_AGAIN.contains(status)) {
                return new Reply(status, answer.body());
            } else if (attempt == ATTEMPTS) {
                throw new ServerRefusedException("the server answered " + status + " " + ATTEMPTS + " times");
            } else {
                pause.waitFor(retryAfter(answer).orElse(Duration.ofSeconds(1L << attempt)));
            }
        }
    }

    private HttpResponse<String> send(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .version(HttpClients.versionFor(address))
                .timeout(DEADLINE)
                .header("Accept", "application/fhir+json");
        if (access != null) {
            request.header("Authorization", "Bearer " + token(access));
        }
        try {
            return clients.of(HttpClients.PLATFORM)
                    .send(
                            request.build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        } catch (IOException e) {
            // by its kind: not every one has words
            throw new ServerRefusedException(
                    "the server gave no whole answer: " + e.getClass().getSimpleName());
        }
    }

    /** Seconds; a date is rare and not worth a second form: the usual pause does. */
    private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,6}"))
                .map(value -> Duration.ofSeconds(Math.min(Long.parseLong(value), LONGEST_PAUSE.toSeconds())));
    }

    private String token(ServerAccess how) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            SmallRequests requests = new SmallRequests(clients, HttpClients.PLATFORM, DEADLINE, MAX_TOKEN_BYTES);
            ClientProof proof = new ClientProof.SharedSecret(Secrets.ofProcess().read(how.secret()), false);
            TokenReply reply = new TokenEndpoint(how.clientId(), proof, requests::post, clock)
                    .ask(how.tokenEndpoint(), Map.of("grant_type", "client_credentials"));
            token = switch (reply) {
                case TokenReply.Granted granted -> granted.accessToken();
                case TokenReply.NoBearer none ->
                    throw new ServerRefusedException("the token endpoint gave no bearer token");
                case TokenReply.Refused(int status, String error) ->
                    throw new ServerRefusedException("the token endpoint refused us: " + status + " " + error);
                case TokenReply.Unavailable(String why) ->
                    throw new ServerRefusedException("the token endpoint could not be asked: " + why);
            };
        }
        return token;
    }
}
