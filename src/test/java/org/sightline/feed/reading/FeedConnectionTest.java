package org.sightline.feed.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedAnswer.Unavailable;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;
import org.sightline.registration.FeedAuthentication;
import org.sightline.testing.TestCertificates;

@DisplayName("F01 connections and TLS")
class FeedConnectionTest {

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    @Test
    @DisplayName("F01 a refused connection is no connection")
    void refused() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertEquals(Reason.NO_CONNECTION, reasonOf(URI.create("http://localhost:" + port + "/r4")));
    }

    @Test
    @DisplayName("F01 a host that no name server knows is no connection")
    void unknownHost() {
        assertEquals(Reason.NO_CONNECTION, reasonOf(URI.create("http://feed.invalid/r4")));
    }

    @Test
    @DisplayName("F01, F03 a connection that is reset is no connection")
    void reset() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> resetAll(socket));

            assertEquals(
                    Reason.NO_CONNECTION, reasonOf(URI.create("http://localhost:" + socket.getLocalPort() + "/r4")));
        }
    }

    @Test
    @DisplayName("F01 a server that no known authority vouches for is refused")
    void selfSigned() {
        try (ScriptedFeed feed = ScriptedFeed.startTls(CERTIFICATES.identity("localhost"), false)) {
            assertEquals(Reason.TLS, reasonOf(feed.base()));
            assertEquals(List.of(), feed.asked());
        }
    }

    @Test
    @DisplayName("F01 an expired certificate is refused")
    void expired() {
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        assertRefused(CERTIFICATES.identity("localhost", yesterday));
    }

    @Test
    @DisplayName("F01 a certificate for another host is refused")
    void wrongHost() {
        assertRefused(CERTIFICATES.identity("elsewhere.example"));
    }

    @Test
    @DisplayName("F01 a TLS configuration that is missing is no secure connection")
    void missingConfiguration() {
        try (ScriptedFeed feed = ScriptedFeed.startTls(CERTIFICATES.identity("localhost"), false)) {
            ReaderUnderTest reader =
                    new ReaderUnderTest().feed(feed.base(), new FeedAuthentication.None(), Optional.of("missing"));

            assertEquals(
                    Reason.TLS,
                    assertInstanceOf(Unavailable.class, reader.answer()).reason());
        }
    }

    @Test
    @DisplayName("mutual TLS: a feed that asks for our certificate gets it")
    void mutualTls() {
        try (ScriptedFeed feed = ScriptedFeed.startTls(CERTIFICATES.identity("localhost"), true)) {
            assertInstanceOf(
                    FeedAnswer.Answered.class,
                    trusting(feed, CERTIFICATES.identity("sightline")).answer());
        }
    }

    @Test
    @DisplayName("mutual TLS: without our certificate there is no secure connection")
    void mutualTlsWithoutCertificate() {
        try (ScriptedFeed feed = ScriptedFeed.startTls(CERTIFICATES.identity("localhost"), true)) {
            assertInstanceOf(
                    Unavailable.class, trusting(feed, CERTIFICATES.trustOnly()).answer());
            assertEquals(List.of(), feed.asked());
        }
    }

    private static void assertRefused(SSLContext server) {
        try (ScriptedFeed feed = ScriptedFeed.startTls(server, false)) {
            FeedAnswer answer = trusting(feed, CERTIFICATES.trustOnly()).answer();
            assertEquals(Reason.TLS, assertInstanceOf(Unavailable.class, answer).reason());
            assertEquals(List.of(), feed.asked());
        }
    }

    private static ReaderUnderTest trusting(ScriptedFeed feed, SSLContext ours) {
        return new ReaderUnderTest()
                .tls("partner", ours)
                .feed(feed.base(), new FeedAuthentication.None(), Optional.of("partner"));
    }

    private static Reason reasonOf(URI base) {
        return assertInstanceOf(
                        Unavailable.class, new ReaderUnderTest().feed(base).answer())
                .reason();
    }

    private static void resetAll(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.setSoLinger(true, 0);
            } catch (IOException _) {
                return;
            }
        }
    }
}
