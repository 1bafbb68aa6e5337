package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.loading.ConfigFolder;

/** What {@code --online} says of SMART servers, asked over real HTTP. */
class SmartOnlineCheckTest {

    private static final Map<String, String> LOOPBACK = Map.of("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");
    private static final String DESCRIPTION = "/fhir/.well-known/smart-configuration";
    private static final String SOUND = """
            {"authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/jwks",
             "code_challenge_methods_supported": ["S256"], "token_endpoint_auth_methods_supported": ["private_key_jwt"],
             "capabilities": ["launch-ehr", "context-ehr-patient", "sso-openid-connect", "permission-v2",
                              "client-confidential-asymmetric"]}
            """;

    @TempDir
    Path temporary;

    @TempDir
    Path secrets;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private CheckedFolder folder;

    @BeforeEach
    void startServerAndWriteFolder() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body =
                    answers.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        answers.put(DESCRIPTION, SOUND.formatted(origin()));
        answers.put(
                "/jwks", new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("k").generate()).toString(true));
        folder = new CheckedFolder(temporary);
        Path keys = Files.writeString(
                secrets.resolve("keys.json"),
                new JWKSet(new ECKeyGenerator(Curve.P_384)
                                .keyID("ours")
                                .algorithm(JWSAlgorithm.ES384)
                                .generate())
                        .toString(false));
        Path tokenKeys = Files.writeString(
                secrets.resolve("tokens.json"),
                new JWKSet(new OctetSequenceKeyGenerator(256)
                                .keyID("tokens")
                                .algorithm(EncryptionMethod.A256GCM)
                                .generate())
                        .toString(false));
        folder.write("organisations/northgate.yaml", """
                name: Northgate Hospital
                odsCodes: [RNG01]
                serviceDesk: {name: Northgate desk, phone: 01604 555 0100, email: desk@northgate.example}
                smart:
                  fhirBaseUrl: %s/fhir
                  clientId: sightline
                  authentication: {kind: private-key-jwt, algorithm: ES384, keys: 'file:%s'}
                  endpointHosts: [login.northgate.example]
                  role: {from: fixed, system: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-SDSJobRoleName', code: R8001}
                  tokenKeys: file:%s
                """.formatted(origin(), keys, tokenKeys));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void aSoundServerIsPassedOverInSilence() throws IOException {
        assertEquals(new CheckedFolder.Outcome(0, List.of(summary("no errors, no warnings"))), online());
    }

    @Test
    void eachFaultHasItsPlaceInTheFile() throws IOException {
        answers.put(
                DESCRIPTION,
                SOUND.formatted(origin())
                        .replace(origin() + "/token", "https://elsewhere.example/token")
                        .replace("S256", "plain")
                        .replace("private_key_jwt", "client_secret_basic")
                        .replace("\"sso-openid-connect\", ", ""));
        answers.remove("/jwks");
        String host = origin().substring("http://".length());
        assertEquals(
                List.of(
                        at(
                                "5:16: error: smart.fhirBaseUrl: PKCE: expected S256 among code_challenge_methods_supported, came “plain”"),
                        at("5:16: warning: smart.fhirBaseUrl: Capabilities: Not named: sso-openid-connect. Launches are"
                                + " tried all the same; if the EHR has them, let it say so"),
                        at("5:16: error: smart.fhirBaseUrl: Keys of id tokens: the keys at " + origin()
                                + "/jwks cannot be fetched: answered with status 404"),
                        at(
                                "7:26: error: smart.authentication.kind: Client authentication: private_key_jwt is registered,"
                                        + " and token_endpoint_auth_methods_supported holds client_secret_basic: register one of"
                                        + " these, or have the EHR allow private_key_jwt"),
                        at(
                                "8:18: error: smart.endpointHosts: Token endpoint: expected the EHR's token_endpoint at https and one"
                                        + " of [" + host
                                        + ", login.northgate.example], came “https://elsewhere.example/token”"),
                        summary("4 errors, 1 warning")),
                online().lines());
    }

    @Test
    void aServerThatIsNotThereIsOneError() throws IOException {
        server.stop(0);
        assertEquals(
                List.of(
                        at("5:16: error: smart.fhirBaseUrl: Description: it cannot be fetched below " + origin()
                                + "/fhir: smart-configuration: nothing answers there: correct host and port, or have the"
                                + " firewall let us through; metadata: nothing answers there: correct host and port,"
                                + " or have the firewall let us through; it has to answer from where the viewer is"),
                        summary("1 error, no warnings")),
                online().lines());
    }

    @Test
    void aServerThatOnlyTheViewerCanReachIsNotPassedOverInSilence() throws IOException {
        Path file = temporary.resolve("organisations/northgate.yaml");
        folder.write("organisations/northgate.yaml", Files.readString(file) + "  tls: northgate\n");
        assertEquals(
                new CheckedFolder.Outcome(
                        0,
                        List.of(
                                at("5:16: warning: smart.fhirBaseUrl: Description: not asked, as there is no TLS"
                                        + " configuration northgate here that can be used: set"
                                        + " QUARKUS_TLS_NORTHGATE_TRUST_STORE_PEM_CERTS or the like, or check it"
                                        + " at the office"),
                                summary("no errors, 1 warning"))),
                online());
    }

    @Test
    void anEhrsOwnFeedIsNamedAndNotAsked() throws IOException {
        Path file = temporary.resolve("organisations/northgate.yaml");
        folder.write(
                "organisations/northgate.yaml",
                Files.readString(file) + "  feed: {supplies: [Patient, Condition], deadline: 3s, setting: hospital}\n");
        folder.write(
                "feeds/greenfield.yaml",
                ConfigFolder.FEED.replace("https://fhir.greenfield.example", "http://localhost:1"));
        List<String> lines = CheckedFolder.check(LOOPBACK, "--online", "--patient", "9990000018", folder.toString())
                .lines();
        int at = lines.indexOf("northgate-ehr (Northgate Hospital)");
        assertTrue(at > 0, lines.toString());
        assertTrue(lines.get(at + 1).startsWith("  Not asked: only a launch from it has leave to."), lines.toString());
    }

    private CheckedFolder.Outcome online() {
        return CheckedFolder.check(LOOPBACK, "--online", folder.toString());
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String at(String rest) {
        return folder.at("organisations/northgate.yaml:" + rest);
    }

    private String summary(String counted) {
        return folder + ": " + counted;
    }
}
