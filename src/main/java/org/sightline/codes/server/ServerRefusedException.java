package org.sightline.codes.server;

import java.io.IOException;

/** The server gave no list that can be believed to be whole; the message says why, for whoever asked. */
public final class ServerRefusedException extends IOException {

    ServerRefusedException(String message) {
        super(message);
    }
}
