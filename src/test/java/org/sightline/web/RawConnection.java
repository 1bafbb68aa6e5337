package org.sightline.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Sends octets that no HTTP client would, and tells what a server makes of them. */
final class RawConnection {

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/[0-9.]+ ([0-9]{3}) ");

    private static final int FIRST_ANSWER_MILLIS = 30_000;

    /** How long a server may think about what more it has to say. */
    private static final int QUIET_MILLIS = 2_000;

    /**
     * What came back on one connection.
     *
     * @param text every answer, as it was sent
     * @param closed whether the server closed the connection
     */
    record Answer(String text, boolean closed) {

        List<Integer> statuses() {
            return STATUS_LINE
                    .matcher(text)
                    .results()
                    .map(line -> Integer.valueOf(line.group(1)))
                    .toList();
        }
    }

    private RawConnection() {}

    static Answer send(int port, String octets) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(FIRST_ANSWER_MILLIS);
            socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return read(socket);
        }
    }

    private static Answer read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
                socket.setSoTimeout(QUIET_MILLIS);
            }
            return new Answer(text.toString(), true);
        } catch (SocketTimeoutException e) {
            return new Answer(text.toString(), false);
        }
    }
}
