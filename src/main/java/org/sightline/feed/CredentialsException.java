package org.sightline.feed;

import java.io.IOException;

/** We have nothing to prove to a feed who is asking: a secret is missing or no token was given. */
final class CredentialsException extends IOException {

    CredentialsException(String detail) {
        super(detail);
    }

    /** For operators: neither a secret nor anything of the patient. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
