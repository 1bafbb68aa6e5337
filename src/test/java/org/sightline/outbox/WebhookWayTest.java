package org.sightline.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sightline.outgoing.HttpClients;
import org.sightline.outgoing.Secrets;
import org.sightline.registration.AccessRules;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.watch.Recipient;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;
import org.sightline.testing.TestCertificates;

/** A webhook's request: over TLS, signed, and with nothing in it that the configuration does not allow. */
class WebhookWayTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
    private static final Instant NOW = Instant.parse("2026-12-01T09:30:00Z");

    private final TestCertificates certificates = new TestCertificates();
    private HttpsServer server;
    private HttpClients clients;
    private int status = 204;
    private String body = "";
    private Headers headers = new Headers();

    @BeforeEach
    void listen() throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.identity("localhost")));
        server.createContext("/", exchange -> {
            body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            headers = exchange.getRequestHeaders();
            exchange.getResponseHeaders().add("Location", "https://elsewhere.example/");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        clients = new HttpClients(_ -> certificates.trustOnly());
    }

    @AfterEach
    void close() {
        clients.close();
        server.stop(0);
    }

    @Test
    void isSignedAsTheStandardSaysAndSaysNoMoreThanItMay() throws Exception {
        way(SECRET).send(message(Map.of()), webhook("hooks"));

        JsonNode sent = new ObjectMapper().readTree(body);
        assertEquals("sightline.override", sent.path("type").asText());
        assertEquals("ABC-DEF-GHJ", sent.at("/data/reference").asText());
        assertEquals(
                "https://viewer.example.nhs.uk/office/overrides",
                sent.at("/data/where").asText());
        assertEquals(
                Set.of("reference", "organisation", "where"),
                Set.copyOf(sent.path("data")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList()));
        assertEquals("sightline-7", headers.getFirst("webhook-id"));
        assertEquals(Long.toString(NOW.getEpochSecond()), headers.getFirst("webhook-timestamp"));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] expected =
                mac.doFinal(("sightline-7." + NOW.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8));
        assertEquals("v1," + Base64.getEncoder().encodeToString(expected), headers.getFirst("webhook-signature"));
        assertFalse(headers.toString().contains("0123456789abcdef"));
    }

    @Test
    void addsWhatTheConfigurationAllows() throws Exception {
        way(SECRET).send(message(Map.of(Detail.PATIENT, "9990000018")), webhook("hooks"));
        assertEquals(
                "9990000018",
                new ObjectMapper().readTree(body).at("/data/patient").asText());
    }

    @Test
    void whateverIsNotTakenOrCannotBeSignedIsNotSent() {
        for (int refused : List.of(302, 400, 410, 503)) {
            status = refused;
            IOException fault =
                    assertThrows(IOException.class, () -> way(SECRET).send(message(Map.of()), webhook("hooks")));
            assertEquals("the server answered with status " + refused, fault.getMessage());
        }
        body = "";
        for (String secret : List.of("", "whsec_short", "0123456789abcdef0123456789abcdef")) {
            IOException fault =
                    assertThrows(IOException.class, () -> way(secret).send(message(Map.of()), webhook("hooks")));
            assertTrue(fault.getMessage().matches("no secret at ENV HOOK|the webhook's secret is not whsec_.*"));
        }
        assertThrows(
                IOException.class,
                () -> way(SECRET).send(message(Map.of()), webhook(null)),
                "an authority that nobody named");
        assertEquals("", body);
    }

    private WebhookWay way(String secret) {
        LaunchConfig config = new LaunchConfig(List.of(), List.of(), new AccessRules(List.of(), Set.of()), "v1");
        return new WebhookWay(
                clients,
                new Secrets(_ -> Optional.of(secret)),
                new MessageWords("https://viewer.example.nhs.uk", () -> config),
                InstantSource.fixed(NOW));
    }

    private Recipient.Webhook webhook(String tls) {
        return new Recipient.Webhook(
                URI.create("https://localhost:" + server.getAddress().getPort() + "/in"), "env:HOOK", tls);
    }

    private static Message message(Map<Detail, String> details) {
        return new Message(
                7,
                "hooks",
                NOW.minusSeconds(5),
                new Message.About(Occasion.OVERRIDE, "northgate", "ABC-DEF-GHJ"),
                details);
    }
}
