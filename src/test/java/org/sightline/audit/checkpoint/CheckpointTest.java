package org.sightline.audit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealedTrail;
import org.sightline.outgoing.SyslogServer;
import org.sightline.testing.SettableClock;
import org.sightline.testing.TestCertificates;

/** The latest seal, kept where the database's administrator cannot change it. */
class CheckpointTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T23:59:30Z"));

    @TempDir
    private Path folder;

    @Test
    void aFolderHasAFileForEachNodeAndMonthToWhichLinesAreAdded() throws Exception {
        CheckpointFolder a = new CheckpointFolder(folder.resolve("kept"), "node/a", clock);
        a.keep("{1}");
        a.keep("{2}");
        new CheckpointFolder(folder.resolve("kept"), "node-b", clock).keep("{3}");
        clock.advance(Duration.ofMinutes(1));
        a.keep("{4}");

        assertEquals("{1}\n{2}\n", Files.readString(folder.resolve("kept/node_a-2026-11.jsonl")));
        assertEquals("{3}\n", Files.readString(folder.resolve("kept/node-b-2026-11.jsonl")));
        assertEquals("{4}\n", Files.readString(folder.resolve("kept/node_a-2026-12.jsonl")));
    }

    @Test
    void aSyslogServerIsSentOneFramedMessageOverTls() throws Exception {
        TestCertificates certificates = new TestCertificates();
        try (SSLServerSocket server = listening(certificates, "localhost")) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> frame(server));
            syslog(server, certificates).keep("{\"number\":\"7\"}");

            assertEquals(
                    "<109>1 2026-11-30T23:59:30Z node-a sightline - SEAL - {\"number\":\"7\"}",
                    received.get(10, java.util.concurrent.TimeUnit.SECONDS));
        }
    }

    @Test
    void aServerOfAnotherNameIsSentNothing() throws Exception {
        TestCertificates certificates = new TestCertificates();
        try (SSLServerSocket server = listening(certificates, "elsewhere.example")) {
            CompletableFuture<String> received = CompletableFuture.supplyAsync(() -> frame(server));
            assertThrows(IOException.class, () -> syslog(server, certificates).keep("{}"));
            assertEquals("", received.get(10, java.util.concurrent.TimeUnit.SECONDS));
        }
    }

    @Test
    void aSealIsKeptOnceAndTriedAgainUntilItIs() {
        SealedTrail trail = new SealedTrail();
        trail.write(1);
        trail.seal();
        Seal seal = trail.seals().getLast().seal();
        List<String> kept = new ArrayList<>();
        boolean[] broken = {true};
        KeptSeals place = new KeptSeals(
                new CheckpointPlace() {
                    @Override
                    public String name() {
                        return "test";
                    }

                    @Override
                    public void keep(String line) throws IOException {
                        if (broken[0]) {
                            throw new IOException("away");
                        }
                        kept.add(line);
                    }
                },
                clock);

        place.keep(seal);
        clock.advance(Duration.ofMinutes(11));
        place.keep(seal);
        assertEquals(Optional.of(Duration.ofMinutes(11)), place.failingFor());
        broken[0] = false;
        place.keep(seal);
        place.keep(seal);

        assertEquals(Optional.empty(), place.failingFor());
        assertEquals(1, kept.size());
        assertTrue(kept.getFirst().contains("\"hash\":\"" + seal.head().hash() + "\""));
        assertTrue(kept.getFirst().contains("\"signature\":\"" + seal.signature() + "\""));
    }

    private CheckpointSyslog syslog(SSLServerSocket server, TestCertificates certificates) {
        URI address = URI.create("tls://localhost:" + server.getLocalPort());
        return new CheckpointSyslog(new SyslogServer(address, "a setting", certificates::trustOnly), "node-a", clock);
    }

    private static SSLServerSocket listening(TestCertificates certificates, String name) throws IOException {
        return (SSLServerSocket) certificates
                .identity(name)
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    /** The length, a blank, so many octets; empty if nobody sends any. */
    private static String frame(SSLServerSocket server) {
        try (SSLSocket socket = (SSLSocket) server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int length = 0;
            for (int digit = in.read(); digit != ' '; digit = in.read()) {
                length = length * 10 + digit - '0';
            }
            return new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
