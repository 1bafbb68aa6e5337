package org.sightline.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that speaks the beginning of <a
 * href="https://www.postgresql.org/docs/current/protocol-message-formats.html">PostgreSQL's protocol</a>: it refuses
 * everybody with an SQL state, or lets everybody in as a server of some version.
 */
final class PlayedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final AtomicInteger tries = new AtomicInteger();

    private PlayedServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(answer));
    }

    @FunctionalInterface
    private interface Answer {
        void to(DataOutputStream client) throws IOException;
    }

    static PlayedServer refusing(String sqlState, String message) throws IOException {
        return new PlayedServer(client -> send(client, 'E', "SFATAL\0VFATAL\0C" + sqlState + "\0M" + message + "\0\0"));
    }

    static PlayedServer ofVersion(String version) throws IOException {
        return new PlayedServer(client -> {
            send(client, 'R', "\0\0\0\0");
            send(client, 'S', "server_version\0" + version + "\0");
            send(client, 'S', "client_encoding\0UTF8\0");
            send(client, 'S', "standard_conforming_strings\0on\0");
            send(client, 'Z', "I");
        });
    }

    String url() {
        return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/sightline?sslmode=disable&gssEncMode=disable";
    }

    /** How often somebody tried to connect. */
    int tries() {
        return tries.get();
    }

    private void serve(Answer answer) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                tries.incrementAndGet();
                DataInputStream in = new DataInputStream(client.getInputStream());
                byte[] startup = new byte[in.readInt() - Integer.BYTES];
                in.readFully(startup);
                answer.to(new DataOutputStream(client.getOutputStream()));
                answerWhatFollows(in, new DataOutputStream(client.getOutputStream()));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Settings that the driver makes are as good as made. */
    private static void answerWhatFollows(DataInputStream in, DataOutputStream client) throws IOException {
        for (int kind = in.read(); kind >= 0; kind = in.read()) {
            in.skipNBytes(in.readInt() - Integer.BYTES);
            if (kind == 'S') {
                send(client, '1', "");
                send(client, '2', "");
            }
            if (kind == 'S' || kind == 'Q') {
                send(client, 'C', "SET\0");
                send(client, 'Z', "I");
            }
        }
    }

    private static void send(DataOutputStream client, char kind, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        client.writeByte(kind);
        client.writeInt(bytes.length + Integer.BYTES);
        client.write(bytes);
        client.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
