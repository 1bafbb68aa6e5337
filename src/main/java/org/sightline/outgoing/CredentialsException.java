package org.sightline.outgoing;

import java.io.IOException;

/** We have nothing to prove who is asking: a secret is missing or cannot be used, or no token was given. */
public final class CredentialsException extends IOException {

    public CredentialsException(String detail) {
        super(detail);
    }

    /** For operators: neither a secret nor anything of the patient. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
