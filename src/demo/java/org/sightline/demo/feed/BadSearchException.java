package org.sightline.demo.feed;

/** A search that a FHIR server answers with 400 and an OperationOutcome. */
public final class BadSearchException extends RuntimeException {

    private final String diagnostics;

    BadSearchException(String diagnostics) {
        super(diagnostics);
        this.diagnostics = diagnostics;
    }

    /** What was not understood, for the OperationOutcome. */
    public String diagnostics() {
        return diagnostics;
    }
}
