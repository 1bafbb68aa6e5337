package org.sightline.web;

/** A request that would change something came from somewhere else than our own pages. */
final class FormRefusedException extends RuntimeException {
    FormRefusedException(String message) {
        super(message);
    }
}
