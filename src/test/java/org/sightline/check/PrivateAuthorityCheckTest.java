package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.outgoing.HttpClients;
import org.sightline.registration.loading.ConfigFolder;
import org.sightline.testing.TestCertificates;

/** What {@code --online} says of a JWKS behind a private authority, and of whatever else stands at its address. */
class PrivateAuthorityCheckTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    @TempDir
    Path temporary;

    @TempDir
    Path certificates;

    private CheckedFolder folder;
    private HttpsServer server;
    private Map<String, String> environment;
    private volatile int status = 200;
    private volatile String body;

    @BeforeEach
    void publish() throws Exception {
        body = new JWKSet(new ECKeyGenerator(Curve.P_256).keyID("k").generate().toPublicJWK()).toString(true);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(CERTIFICATES.identity("localhost")));
        server.createContext("/", exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        Path authority = Files.writeString(certificates.resolve("authority.pem"), CERTIFICATES.authorityAsPem());
        environment = Map.of("QUARKUS_TLS_NORTHGATE_TRUST_STORE_PEM_CERTS", authority.toString());
        folder = new CheckedFolder(temporary);
        register("\n  tls: northgate");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("JOIN-05 a JWKS behind a private authority is fetched with the TLS configuration that the file names")
    void fetchesKeysWithTheConfigurationThatIsNamed() {
        assertEquals(List.of(folder + ": no errors, no warnings"), online(environment));
        assertEquals(
                Set.of("northgate"),
                HttpClients.named(ConfigFolder.at(temporary).load()),
                "looked for at a start");
    }

    @Test
    @DisplayName("JOIN-05 what a private authority needs is said")
    void saysWhatIsNeeded() {
        assertEquals(
                List.of(
                        folder.at(
                                "organisations/northgate.yaml:6:12: warning: keys.jwksUrl: not asked, as there is no TLS"
                                        + " configuration northgate here that can be used: set"
                                        + " QUARKUS_TLS_NORTHGATE_TRUST_STORE_PEM_CERTS or the like, or check it at the office"),
                        folder + ": no errors, 1 warning"),
                online(Map.of()));
        register("");
        assertEquals(
                problem("cannot be fetched: its certificate is of an authority that is not trusted here: name a TLS"
                        + " configuration that has it (tls)"),
                online(environment).getFirst());
        folder.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION.replace(
                        "jwksUrl: https://epr.northgate.example/jwks.json", "tls: northgate\n  static: []"));
        assertEquals(
                folder.at("organisations/northgate.yaml:6:3: error: keys: has no use for tls: it goes with jwksUrl"),
                online(environment).getFirst());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"issuer": "https://a.example", "jwks_uri": "https://a.example/keys"} | is a discovery document: write in its place what it says under jwks_uri, “https://a.example/keys”
            {"resourceType": "CapabilityStatement"} | answers as a FHIR server: write the address of the JWKS
            {"kty": "EC", "crv": "P-256"} | is one key and no set: publish it as {"keys": [ and ]} around it
            {"keys": [{"kty": "EC"}]} | holds a key that cannot be read: a member is missing or is not what its kind of key needs
            {"a": 1} | is JSON without a list named keys: publish {"keys": [ … ]}
            -----BEGIN PUBLIC KEY----- | answers with PEM: publish the keys as a JWKS, which ./sightline keys jwks makes of it
            <html></html> | answers with a web page: write the address of the JWKS itself, which needs no sign-in
            nothing | does not answer with a JWKS document: a JSON object with a list named keys is expected
            401 | cannot be fetched: answered with status 401: it has to be there for everybody, without signing in
            404 | cannot be fetched: answered with status 404: correct the address, or publish the JWKS there
            302 | cannot be fetched: answered with status 302: redirects are not followed, so write the address it leads to
            500 | cannot be fetched: answered with status 500: whoever runs that server has to mend it
            """)
    @DisplayName("JOIN-05 what stands where a JWKS is expected is called by its name")
    void tellsWhatStandsThere(String answer, String expected) {
        if (answer.matches("[0-9]{3}")) {
            status = Integer.parseInt(answer);
        }
        body = answer;
        assertEquals(List.of(problem(expected), folder + ": 1 error, no warnings"), online(environment));
    }

    private void register(String tls) {
        folder.write(
                "organisations/northgate.yaml",
                ConfigFolder.ORGANISATION.replace(
                        "https://epr.northgate.example/jwks.json",
                        "https://localhost:" + server.getAddress().getPort() + "/jwks.json" + tls));
    }

    private List<String> online(Map<String, String> variables) {
        return CheckedFolder.check(variables, "--online", folder.toString()).lines();
    }

    private String problem(String message) {
        return folder.at("organisations/northgate.yaml:6:12: error: keys.jwksUrl: " + message);
    }
}
