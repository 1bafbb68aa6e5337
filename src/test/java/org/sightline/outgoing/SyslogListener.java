package org.sightline.outgoing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.sightline.testing.TestCertificates;

/** A syslog server over TLS (RFC 5425) that can die in the middle of a connection and return at its old address. */
public final class SyslogListener implements AutoCloseable {

    private final TestCertificates certificates;
    private final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final ServerSocket server;
    private volatile int untilDeath = Integer.MAX_VALUE;

    public SyslogListener(TestCertificates certificates) {
        this.certificates = certificates;
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::listen);
    }

    public SyslogServer client() {
        return new SyslogServer(
                URI.create("tls://localhost:" + server.getLocalPort()), "a setting", certificates::trustOnly);
    }

    /** So many more messages are read of the next connection; then it is gone, without an end. */
    public void diesAfter(int some) {
        untilDeath = some;
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket plain = server.accept();
                    SSLSocket secure = (SSLSocket) certificates
                            .identity("localhost")
                            .getSocketFactory()
                            .createSocket(plain, null, true)) {
                read(plain, secure);
            } catch (IOException _) {
                // what died, died
                continue;
            }
        }
    }

    private void read(Socket plain, SSLSocket secure) throws IOException {
        DataInputStream in = new DataInputStream(secure.getInputStream());
        for (int digit = in.read(); digit >= 0; digit = in.read()) {
            int length = 0;
            for (; digit != ' '; digit = in.read()) {
                length = length * 10 + digit - '0';
            }
            String message = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (untilDeath-- <= 0) {
                untilDeath = Integer.MAX_VALUE;
                // closed below TLS, which would say goodbye
                plain.setSoLinger(true, 0);
                plain.close();
                throw new SocketException("dead");
            }
            messages.add(message);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
