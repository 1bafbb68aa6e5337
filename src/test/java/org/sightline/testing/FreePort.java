package org.sightline.testing;

import java.io.IOException;
import java.net.ServerSocket;

/** For a server whose port somebody has to know before it starts. */
public final class FreePort {

    private FreePort() {}

    public static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
