package org.sightline.testing;

import java.io.IOException;
import java.net.Socket;

/** The header of a request that never ends: a byte of it each tenth of a second. */
public final class DrippingHeader {

    private static final int MOST_BYTES = 300;

    private DrippingHeader() {}

    /** Whether the server closes the connection within thirty seconds. */
    public static boolean endsConnection(Socket socket) throws InterruptedException {
        for (int i = 0; i < MOST_BYTES; i++) {
            try {
                socket.getOutputStream().write('x');
            } catch (IOException _) {
                return true;
            }
            Thread.sleep(100);
        }
        return false;
    }
}
