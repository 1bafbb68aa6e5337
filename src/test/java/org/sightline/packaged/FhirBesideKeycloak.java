package org.sightline.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The FHIR base of an EHR whose authorization server is a Keycloak: one patient, one problem, one nurse. */
final class FhirBesideKeycloak implements AutoCloseable {

    static final String PATIENT = "ivy-1";
    static final String PROBLEM = "Gout of the left foot";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every access token it was shown. */
    final Set<String> tokens = ConcurrentHashMap.newKeySet();

    private final HttpServer server;
    private volatile String issuer = "";

    FhirBesideKeycloak() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/fhir", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    String nurse() {
        return base() + "/Practitioner/rita-1";
    }

    /** Whose tokens it takes. */
    void trusts(String authorizationServer) {
        issuer = authorizationServer;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/fhir".length());
        Optional<Object> answer = path.equals("/.well-known/smart-configuration")
                ? Optional.of(description())
                : isLetIn(exchange) ? resource(path) : Optional.empty();
        byte[] body = json(answer.orElse(Map.of("resourceType", "OperationOutcome")));
        exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(answer.isPresent() ? 200 : isLetIn(exchange) ? 404 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** The endpoints as Keycloak names them itself. */
    private Map<String, Object> description() {
        String endpoints = issuer + "/protocol/openid-connect";
        return Map.of(
                "issuer", issuer,
                "jwks_uri", endpoints + "/certs",
                "authorization_endpoint", endpoints + "/auth",
                "token_endpoint", endpoints + "/token",
                "revocation_endpoint", endpoints + "/revoke",
                "code_challenge_methods_supported", List.of("plain", "S256"),
                "capabilities", List.of("launch-ehr", "client-confidential-asymmetric", "permission-v2"));
    }

    private boolean isLetIn(HttpExchange exchange) {
        String token = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()))
                .orElse("");
        try {
            boolean ours =
                    issuer.equals(SignedJWT.parse(token).getJWTClaimsSet().getIssuer());
            return ours && (tokens.add(token) || tokens.contains(token));
        } catch (ParseException e) {
            return false;
        }
    }

    private Optional<Object> resource(String path) {
        return switch (path) {
            case "/Patient/" + PATIENT ->
                Optional.of(Map.of(
                        "resourceType",
                        "Patient",
                        "id",
                        PATIENT,
                        "birthDate",
                        SyntheticResources.BIRTH_DATE,
                        "name",
                        List.of(Map.of("family", "Adeyemi", "given", List.of("Ivy"))),
                        "identifier",
                        List.of(Map.of(
                                "system",
                                "https://fhir.nhs.uk/Id/nhs-number",
                                "value",
                                SyntheticResources.NHS_NUMBER))));
            case "/Practitioner/rita-1" ->
                Optional.of(Map.of(
                        "resourceType", "Practitioner",
                        "id", "rita-1",
                        "name", List.of(Map.of("text", "Rita Okafor"))));
            case "/PractitionerRole" ->
                Optional.of(bundle(Map.of(
                        "resourceType",
                        "PractitionerRole",
                        "id",
                        "role-1",
                        "practitioner",
                        Map.of("reference", "Practitioner/rita-1"),
                        "code",
                        List.of(Map.of(
                                "coding",
                                List.of(Map.of(
                                        "system",
                                        "https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName",
                                        "code",
                                        "R8001",
                                        "display",
                                        "triage nurse")))))));
            case "/Condition" ->
                Optional.of(bundle(Map.of(
                        "resourceType", "Condition",
                        "id", "c-1",
                        "subject", Map.of("reference", "Patient/" + PATIENT),
                        "clinicalStatus",
                                Map.of(
                                        "coding",
                                        List.of(Map.of(
                                                "system",
                                                "http://terminology.hl7.org/CodeSystem/condition-clinical",
                                                "code",
                                                "active"))),
                        "code", Map.of("text", PROBLEM))));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> bundle(Map<String, Object> resource) {
        return Map.of(
                "resourceType",
                "Bundle",
                "type",
                "searchset",
                "total",
                1,
                "entry",
                List.of(Map.of("resource", resource, "search", Map.of("mode", "match"))));
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
