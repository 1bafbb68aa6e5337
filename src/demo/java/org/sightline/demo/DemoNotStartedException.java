package org.sightline.demo;

/** The demo cannot start; the message says why and what to do, in words for a person at a terminal. */
final class DemoNotStartedException extends Exception {
    DemoNotStartedException(String message) {
        super(message);
    }
}
