package org.sightline.web.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.testing.DrippingHeader;

/** Headers that drip, at the socket of an HTTP server that Netty's service loader gave its deadlines. */
@Isolated("it sets system properties and measures time")
class HeaderDeadlinesTest {

    private static final String WHOLE = "GET / HTTP/1.1\r\nHost: viewer.example.nhs.uk\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK";
    private static final String WITHIN = "sightline.requests.header-within";
    private static final String IDLE = "quarkus.http.idle-timeout";

    private static Vertx vertx;
    private static HttpServer server;

    @BeforeAll
    static void listen() throws Exception {
        System.setProperty(WITHIN, "2S");
        System.setProperty(IDLE, "75S");
        HeaderDeadlines.enable();
        vertx = Vertx.vertx();
        server = vertx.createHttpServer()
                .requestHandler(HeaderDeadlinesTest::answer)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        System.clearProperty(WITHIN);
        System.clearProperty(IDLE);
    }

    /** A slow one takes longer than a header may. */
    private static void answer(HttpServerRequest request) {
        ConnectionBase connection = (ConnectionBase) request.connection();
        HeaderDeadline.requestBegan(connection.channel());
        request.response().endHandler(_ -> HeaderDeadline.requestEnded(connection.channel()));
        if (request.path().equals("/slow")) {
            vertx.setTimer(3_000, _ -> request.response().end("x"));
        } else {
            request.response().end("x");
        }
    }

    @Test
    @DisplayName("L08 a header that comes a byte at a time ends its connection, the first on it or a later one")
    void aHeaderThatDripsEndsItsConnection() throws Exception {
        try (Socket first = connected();
                Socket later = connected()) {
            send(first, "GET / HTTP/1.1\r\nX: ");
            assertTrue(DrippingHeader.endsConnection(first));
            send(later, WHOLE);
            assertAnswered(later);
            assertTrue(DrippingHeader.endsConnection(later));
        }
    }

    @Test
    @DisplayName(
            "L08 a connection may rest between requests, and wait for an answer, for longer than a header may take")
    void aConnectionMayRestAndWait() throws Exception {
        try (Socket socket = connected()) {
            send(socket, WHOLE);
            assertAnswered(socket);
            Thread.sleep(3_000);
            send(socket, WHOLE.replace("/ ", "/slow "));
            assertAnswered(socket);
            send(socket, WHOLE);
            assertAnswered(socket);
        }
    }

    @Test
    @DisplayName("L08 a connection on which nothing was sent is left to the idle timeout")
    void aSilentConnectionIsLeft() throws Exception {
        try (Socket socket = connected()) {
            Thread.sleep(3_000);
            send(socket, WHOLE);
            assertAnswered(socket);
        }
    }

    private static Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    private static void send(Socket socket, String octets) throws IOException {
        socket.getOutputStream().write(octets.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertAnswered(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes(ANSWER.length());
        assertEquals(ANSWER, new String(line, StandardCharsets.US_ASCII));
        byte[] rest = socket.getInputStream().readNBytes("\r\ncontent-length: 1\r\n\r\nx".length());
        assertFalse(new String(rest, StandardCharsets.US_ASCII).isEmpty());
    }
}
