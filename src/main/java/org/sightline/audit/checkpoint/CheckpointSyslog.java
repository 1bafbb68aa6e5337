package org.sightline.audit.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A syslog server over TLS: one message for each checkpoint (RFC 5424), its length before it (RFC 5425). The protocol has
 * no answer, so a message that the server loses is not noticed.
 */
final class CheckpointSyslog implements CheckpointPlace {

    /** Facility 13, log audit, and severity 5, notice (RFC 5424, section 6.2.1). */
    private static final int PRIORITY = 13 * 8 + 5;

    private static final int PATIENCE_MILLIS = 5_000;

    private final URI server;
    private final String node;
    private final InstantSource clock;
    private final Tls tls;

    /** Gives the context as it is now. */
    @FunctionalInterface
    interface Tls {
        SSLContext context() throws IOException;
    }

    CheckpointSyslog(URI server, String node, InstantSource clock, Tls tls) {
        if (!"tls".equals(server.getScheme()) || server.getHost() == null || server.getPort() < 0) {
            throw new IllegalArgumentException("sightline.audit.checkpoint.syslog has to be tls://host:port");
        }
        this.server = server;
        this.node = node.replaceAll("[^!-~]", "_");
        this.clock = clock;
        this.tls = tls;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public void keep(String line) throws IOException {
        byte[] message = "<%d>1 %s %s sightline - SEAL - %s"
                .formatted(PRIORITY, clock.instant().truncatedTo(ChronoUnit.MICROS), node, line)
                .getBytes(StandardCharsets.UTF_8);
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(server.getHost(), server.getPort()), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket secure = secure(plain)) {
                OutputStream out = secure.getOutputStream();
                out.write((message.length + " ").getBytes(StandardCharsets.US_ASCII));
                out.write(message);
                out.flush();
            }
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
