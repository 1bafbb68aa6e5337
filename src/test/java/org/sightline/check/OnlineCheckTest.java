package org.sightline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.registration.loading.ConfigFolder;

/** What {@code --online} says of keys that organisations publish, fetched over real HTTP. */
class OnlineCheckTest {

    private static final Map<String, String> LOOPBACK = Map.of("SIGHTLINE_ALLOW_LOOPBACK_HTTP", "true");

    @TempDir
    Path temporary;

    private CheckedFolder folder;

    @BeforeEach
    void writeSoundFolder() throws IOException {
        folder = new CheckedFolder(temporary);
    }

    @Test
    void fetchesPublishedKeysOnlyWhenAskedTo() throws Exception {
        ECKey good = new ECKeyGenerator(Curve.P_256).keyID("good").generate().toPublicJWK();
        try (Published keys = new Published(200, good)) {
            folder.write(
                    "organisations/northgate.yaml",
                    ConfigFolder.ORGANISATION.replace("https://epr.northgate.example/jwks.json", keys.url()));
            assertEquals(List.of(folder + ": no errors, no warnings"), online());
            keys.answer(404);
            assertEquals(
                    List.of(
                            problem("cannot be fetched: answered with status 404: correct the address, or publish the"
                                    + " JWKS there"),
                            folder + ": 1 error, no warnings"),
                    online());
            assertEquals(0, CheckedFolder.check(LOOPBACK, folder.toString()).code());
        }
        assertEquals(
                List.of(
                        problem("cannot be fetched: nothing answers there: correct host and port, or have the"
                                + " firewall let us through"),
                        folder + ": 1 error, no warnings"),
                online());
    }

    @Test
    @DisplayName("J17 published keys that are unfit, twice there, private or another organisation's are told")
    void saysWhatIsWrongWithPublishedKeys() throws Exception {
        ECKey good = new ECKeyGenerator(Curve.P_256).keyID("good").generate();
        JWK other = new RSAKeyGenerator(2048).keyID("other").generate().toPublicJWK();
        JWK nameless = new ECKeyGenerator(Curve.P_256).generate().toPublicJWK();
        try (Published keys = new Published(200, other, nameless)) {
            folder.write(
                    "organisations/northgate.yaml",
                    ConfigFolder.ORGANISATION.replace("https://epr.northgate.example/jwks.json", keys.url()));
            assertEquals(
                    List.of(
                                    problem(
                                            "publishes no key that fits ES256, so every launch is refused: the key other is an"
                                                    + " RSA key and does not fit the algorithm ES256"),
                                    folder.at(
                                            "organisations/northgate.yaml:6:12: warning: keys.jwksUrl: publishes a key without kid,"
                                                    + " which no token can name: give it one"),
                                    folder + ": 1 error, 1 warning")
                            .stream()
                            .sorted()
                            .toList(),
                    online().stream().sorted().toList());
            keys.publish(good, good.toPublicJWK());
            assertEquals(
                    List.of(
                            problem("the key good is published with its private part: replace the key at once"),
                            folder + ": 1 error, no warnings"),
                    online());
            keys.publish();
            assertEquals(
                    List.of(problem("publishes no key, so every launch is refused"), folder + ": 1 error, no warnings"),
                    online());
            keys.publish(good.toPublicJWK());
            folder.write(
                    "organisations/southgate.yaml",
                    ConfigFolder.ORGANISATION
                            .replace("https://epr.northgate.example/jwks.json", keys.url() + "?again")
                            .replace("RNG01", "RSG01")
                            .replace("epr.northgate.example/launch", "epr.southgate.example/launch"));
            assertEquals(
                    List.of(
                            folder.at(
                                    "organisations/southgate.yaml:6:12: error: keys.jwksUrl: publishes a key that northgate"
                                            + " publishes as well: a key may belong to one organisation only, so one of the"
                                            + " two has to replace it"),
                            folder + ": 1 error, no warnings"),
                    online());
        }
    }

    private List<String> online() {
        return CheckedFolder.check(LOOPBACK, "--online", folder.toString()).lines();
    }

    private String problem(String message) {
        return folder.at("organisations/northgate.yaml:6:12: error: keys.jwksUrl: " + message);
    }

    /** An organisation's keys on loopback. */
    private static final class Published implements AutoCloseable {

        private final HttpServer server;
        private volatile int status;
        private volatile String body;

        Published(int status, JWK... keys) throws IOException {
            this.status = status;
            this.body = set(keys);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(this.status, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json";
        }

        void answer(int code) {
            status = code;
        }

        void publish(JWK... keys) {
            body = set(keys);
        }

        private static String set(JWK... keys) {
            return new JWKSet(List.of(keys)).toString(false);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
