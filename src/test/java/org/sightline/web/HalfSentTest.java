package org.sightline.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.report.ReportProfile;
import org.sightline.testing.DatabaseResource;
import org.sightline.testing.Waiting;

/** Requests that begin and do not end, forms with too many fields, and too many connections of one address. */
@QuarkusTest
@TestProfile(HalfSentTest.LowLimits.class)
@QuarkusTestResource(DatabaseResource.class)
@Isolated("it listens to the log of the whole JVM")
class HalfSentTest {

    /** Limits that a test reaches; others would meet them too, as they close no connection. */
    public static final class LowLimits extends ReportProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("sightline.requests.body-within", "2S");
            settings.put("quarkus.http.read-timeout", "1S");
            settings.put("sightline.requests.connections-per-address", "60");
            settings.put("sightline.requests.unfinished-bodies", "20");
            return settings;
        }
    }

    private static final String HALF = "POST /probe/form HTTP/1.1\r\nHost: viewer.example.nhs.uk\r\n"
            + "Origin: https://viewer.example.nhs.uk\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: 36000\r\n\r\nfield=" + "x".repeat(18_000);

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    private final List<Socket> sockets = new ArrayList<>();
    private final Traces traces = new Traces();

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(traces);
    }

    @AfterEach
    void close() throws IOException {
        Logger.getLogger("").removeHandler(traces);
        for (Socket socket : sockets) {
            socket.close();
        }
        Waiting.untilEqual("0.0", () -> metric("sightline_requests_bodies "));
    }

    @Test
    @DisplayName("L08 a body that does not come in time ends its connection, without a stack trace")
    void aBodyThatDoesNotComeEndsItsConnection() throws IOException {
        Socket socket = send(HALF);
        assertTrue(isClosed(socket));
        send(HALF).close();
        Waiting.untilEqual("0.0", () -> metric("sightline_requests_bodies "));
        assertEquals(List.of(), traces.found);
    }

    @Test
    @DisplayName(
            "L08 unfinished bodies are bounded: more are refused at once, others are served, and all goes on after them")
    void unfinishedBodiesAreBounded() throws IOException {
        AtomicReference<io.restassured.response.Response> refused = new AtomicReference<>();
        Waiting.untilEqual(503, () -> {
            // their time may be up before the next is asked
            if (metric("sightline_requests_bodies ").equals("0.0")) {
                for (int i = 0; i < 20; i++) {
                    send(HALF);
                }
            }
            refused.set(form(1));
            return refused.get().statusCode();
        });
        refused.get().then().header("Retry-After", "5").body(containsString("Too much is asked"));
        given().get("/probe/caller").then().statusCode(200);
        Waiting.untilEqual(200, () -> form(1).statusCode());
        assertEquals(List.of(), traces.found);
    }

    @Test
    @DisplayName("L04 connections of one address are bounded")
    void connectionsOfOneAddressAreBounded() throws IOException {
        String request = "GET /probe/caller HTTP/1.1\r\nHost: viewer.example.nhs.uk\r\n\r\n";
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            statuses.add(statusOf(send(request)));
        }
        assertTrue(statuses.contains(429), statuses::toString);
        assertTrue(statuses.stream().filter(status -> status == 200).count() <= 60, statuses::toString);
        for (Socket socket : sockets) {
            socket.close();
        }
        Waiting.untilEqual(200, () -> statusOf(send(request)));
    }

    @Test
    @DisplayName("two thousand form fields are refused as the client's mistake, without a stack trace")
    void tooManyFieldsAreNotOurFault() {
        assertEquals(400, form(2_000).statusCode());
        assertEquals(List.of(), traces.found);
        assertEquals(200, form(20).statusCode());
    }

    private static io.restassured.response.Response form(int fields) {
        RequestSpecification form =
                given().header("Origin", ReportProfile.ORIGIN).contentType("application/x-www-form-urlencoded");
        StringBuilder body = new StringBuilder("field=value");
        for (int i = 1; i < fields; i++) {
            body.append("&f").append(i).append("=v");
        }
        return form.body(body.toString()).post("/probe/form");
    }

    private Socket send(String octets) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        sockets.add(socket);
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static int statusOf(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
        return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring("HTTP/1.1 ".length()));
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            in.readAllBytes();
            return true;
        } catch (SocketException _) {
            return true;
        }
    }

    private String metric(String name) {
        return given().get(metrics)
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse("none");
    }

    /** Whatever is logged with a stack trace meanwhile. */
    private static final class Traces extends Handler {

        private final List<String> found = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord line) {
            if (line.getThrown() != null && line.getLevel().intValue() >= java.util.logging.Level.INFO.intValue()) {
                found.add(line.getLoggerName() + ": " + line.getMessage() + ": " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
