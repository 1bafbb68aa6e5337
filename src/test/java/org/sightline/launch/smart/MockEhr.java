package org.sightline.launch.smart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * An EHR on loopback: authorization server and FHIR base. It holds its client to every check, and misbehaves in whatever
 * way a test asks of it.
 */
public final class MockEhr implements AutoCloseable {

    public static final String CLIENT_ID = "sightline+viewer";

    private static final ObjectMapper JSON = new ObjectMapper();

    public final MockIdTokens idTokens = new MockIdTokens();
    public final ClientChecks checks;
    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final Set<String> handles = ConcurrentHashMap.newKeySet();
    public final Set<String> revoked = ConcurrentHashMap.newKeySet();
    public final MockFhir fhir = new MockFhir();
    public final Map<String, String> resources = fhir.resources;
    public final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();

    /** What the authorization server gives in answer to its next authorization request. */
    public String patient = "ivy-1";

    /** What spoils each thing it says. */
    public Consumer<Map<String, Object>> description = _ -> {};

    public Consumer<Map<String, Object>> tokenResponse = _ -> {};
    public Consumer<HttpExchange> beforeAnswer = _ -> {};
    public Map<String, Integer> statuses = new ConcurrentHashMap<>();
    public JWKSet clientKeys = new JWKSet();
    public int expiresIn = 3600;

    private final HttpServer server;
    private final String host;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> patientOfCode = new ConcurrentHashMap<>();
    private final Map<String, String> patientOfToken = new ConcurrentHashMap<>();
    private String redirect = "";

    public MockEhr(Optional<String> clientSecret) {
        this(clientSecret, 0);
    }

    public MockEhr(Optional<String> clientSecret, int port) {
        this(clientSecret, "http://127.0.0.1", LoopbackServer.plain(port));
    }

    private MockEhr(Optional<String> clientSecret, String host, HttpServer server) {
        this.checks = new ClientChecks(CLIENT_ID, clientSecret);
        this.host = host;
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** One whose certificate is of no public authority, and that lets in whoever has one of the same. */
    public static MockEhr behind(SSLContext context) {
        return new MockEhr(Optional.empty(), "https://localhost", LoopbackServer.secure(context));
    }

    public String origin() {
        return host + ":" + server.getAddress().getPort();
    }

    public String fhirBase() {
        return origin() + "/fhir";
    }

    public void register(String launchUrl, String redirectUrl) {
        redirect = redirectUrl;
        checks.registration(launchUrl, redirectUrl);
    }

    /** A launch handle, as the EHR's button gives it. */
    public String handle() {
        String handle = "h " + UUID.randomUUID() + "/?&=+";
        handles.add(handle);
        return handle;
    }

    /** The user is let in at once; gives the address the browser is sent back to. */
    public URI authorize(URI request) {
        Map<String, String> query = ClientChecks.form(request.getRawQuery());
        boolean sound = checks.authorize(
                query,
                redirect,
                handles,
                query.getOrDefault("aud", "").startsWith(fhirBase()) ? query.get("aud") : fhirBase());
        handles.remove(query.get("launch"));
        if (!sound) {
            return URI.create(redirect + "?error=invalid_request&state=" + query.get("state"));
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        patientOfCode.put(code, patient);
        return URI.create(redirect + "?code=" + code + "&state=" + query.get("state"));
    }

    public String issuer() {
        return origin() + "/auth";
    }

    public void give(String type, String id, Map<String, Object> members) {
        fhir.give(type, id, members);
    }

    /** Whom an access token is good for; empty if it is none of ours. */
    private String patientOf(String authorization) {
        String about = patientOfToken.getOrDefault(authorization.replace("Bearer ", ""), "");
        checks.bearer(!about.isEmpty());
        return about;
    }

    /** Longer than anybody waits. */
    static void hang() {
        try {
            Thread.sleep(Duration.ofMinutes(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        beforeAnswer.accept(exchange);
        Map<String, String> form =
                ClientChecks.form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String body = statuses.containsKey(path)
                ? "{}"
                : switch (path) {
                    case "/fhir/.well-known/smart-configuration" -> json(MockMetadata.described(origin(), description));
                    case "/auth/jwks" -> idTokens.published().toString();
                    case "/auth/.well-known/openid-configuration" ->
                        json(Map.of("issuer", issuer(), "jwks_uri", origin() + "/auth/jwks"));
                    case "/auth/token" -> json(token(exchange, form));
                    case "/auth/revoke" -> {
                        checks.client("revoke", form, header(exchange), origin() + "/auth/token", clientKeys);
                        revoked.add(form.getOrDefault("token", ""));
                        yield "{}";
                    }
                    default -> path.startsWith("/fhir/") ? fhir.answer(exchange, patientOf(header(exchange))) : "";
                };
        int status = statuses.getOrDefault(path, body.isEmpty() ? 404 : body.contains("\"error\"") ? 400 : 200);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add(
                        "Content-Type",
                        path.startsWith("/fhir/") && !path.contains("well-known")
                                ? "application/fhir+json"
                                : "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Object> token(HttpExchange exchange, Map<String, String> form) {
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        String step = refresh ? "refresh" : "code";
        Map<String, String> asked = refresh
                ? Map.of()
                : Optional.ofNullable(codes.remove(form.get("code"))).orElse(Map.of());
        boolean sound = refresh ? checks.refresh(form, refreshTokens) : checks.code(form, asked);
        boolean known = checks.client(step, form, header(exchange), origin() + "/auth/token", clientKeys);
        if (!known || !sound) {
            String error = known ? "invalid_grant" : "invalid_client";
            return Map.of("error", error, "error_description", "<script>alert(1)</script>");
        }
        String about = refresh
                ? patientOfToken.getOrDefault(form.get("refresh_token"), "")
                : patientOfCode.getOrDefault(form.get("code"), "");
        refreshTokens.remove(form.getOrDefault("refresh_token", ""));
        String access = "access-" + UUID.randomUUID();
        String next = "refresh-" + UUID.randomUUID();
        refreshTokens.add(next);
        patientOfToken.put(access, about);
        patientOfToken.put(next, about);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access);
        answer.put("token_type", "bEARER");
        answer.put("expires_in", expiresIn);
        answer.put("refresh_token", next);
        answer.put("patient", about);
        answer.put("encounter", "visit-7");
        answer.put("need_patient_banner", true);
        if (!refresh) {
            answer.put("scope", asked.get("scope"));
            answer.put("id_token", idTokens.of(this, asked.get("nonce")));
        }
        tokenResponse.accept(answer);
        return answer;
    }

    private static String header(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
    }

    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
