package org.sightline.outgoing;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sightline.database.Database;

/**
 * A syslog server over TLS: messages of RFC 5424, each with its length before it (RFC 5425). The protocol has no answer, but
 * a server that was told of the connection's end ends it too once it has read all that came before: until it does, nothing
 * counts as sent.
 */
public final class SyslogServer {

    /** Facility 13, log audit (RFC 5424, section 6.2.1). */
    private static final int LOG_AUDIT = 13 * 8;

    private static final int PATIENCE_MILLIS = 5_000;

    private final URI server;
    private final Tls tls;

    /** Gives the context as it is now. */
    @FunctionalInterface
    public interface Tls {
        SSLContext context() throws IOException;
    }

    /** How grave a message is (RFC 5424, section 6.2.1). */
    public enum Severity {
        WARNING(4),
        NOTICE(5);

        private final int number;

        Severity(int number) {
            this.number = number;
        }
    }

    /**
     * A message.
     *
     * @param node the host it is from
     * @param kind its MSGID
     */
    public record Message(Severity severity, Instant at, String node, String kind, String text) {

        byte[] octets() {
            return "<%d>1 %s %s sightline - %s - %s"
                    .formatted(
                            LOG_AUDIT + severity.number,
                            at.truncatedTo(ChronoUnit.MICROS),
                            node.replaceAll("[^!-~]", "_"),
                            kind,
                            text)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @param server {@code tls://host:port}
     * @param setting what names it, for whoever has to mend it
     * @throws IllegalArgumentException if it is another kind of address
     */
    public SyslogServer(URI server, String setting, Tls tls) {
        if (!"tls".equals(server.getScheme()) || server.getHost() == null || server.getPort() < 0) {
            throw new IllegalArgumentException(setting + " has to be tls://host:port");
        }
        this.server = server;
        this.tls = tls;
    }

    /** The platform's own authorities. */
    public static SSLContext platform() throws IOException {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("the platform's own TLS cannot be used", e);
        }
    }

    /**
     * Sends messages, in their order, over one connection.
     *
     * @throws IOException if it is not sure that all were read; some may have been
     */
    public void send(List<Message> messages) throws IOException {
        Database.requireNoneHeld();
        try (WatchedSocket plain = new WatchedSocket()) {
            plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket secure = secure(plain)) {
                OutputStream out = new BufferedOutputStream(secure.getOutputStream());
                for (Message message : messages) {
                    byte[] octets = message.octets();
                    out.write((octets.length + " ").getBytes(StandardCharsets.US_ASCII));
                    out.write(octets);
                }
                out.flush();
                secure.shutdownOutput();
                awaitEnd(secure);
                plain.requireAllSent();
            }
        }
    }

    /**
     * Remembers what could not be sent. TLS says nothing of its own farewell that fails, and by that failure the system has
     * told of a connection that was reset: who reads from it next is told of an orderly end.
     */
    private static final class WatchedSocket extends Socket {

        private volatile @Nullable IOException unsent;

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] octets, int from, int length) throws IOException {
                    try {
                        out.write(octets, from, length);
                    } catch (IOException e) {
                        unsent = e;
                        throw e;
                    }
                }
            };
        }

        void requireAllSent() throws IOException {
            IOException failure = unsent;
            if (failure != null) {
                throw failure;
            }
        }
    }

    private static void awaitEnd(SSLSocket secure) throws IOException {
        while (secure.getInputStream().read() >= 0) {
            // a server has nothing to say
            continue;
        }
    }

    /** The server has to be the one that its name says (RFC 5425, section 5.2). */
    private SSLSocket secure(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket)
                tls.context().getSocketFactory().createSocket(plain, server.getHost(), server.getPort(), true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}
