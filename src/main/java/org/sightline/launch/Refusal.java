package org.sightline.launch;

import java.util.Optional;
import org.sightline.registration.LaunchRegistration;

/**
 * A door's finding that a launch must not happen, before it has a reference number.
 *
 * @param detail what was expected and what came, without secrets or patient data
 * @param claimedIssuer the token issuer the token named, proven or not
 * @param registration the organisation that issuer belongs to, if there is one
 */
public record Refusal(
        RefusalReason reason,
        String detail,
        Optional<String> claimedIssuer,
        Optional<LaunchRegistration> registration) {

    private static final int LONGEST_ISSUER = 200;

    public Refusal {
        claimedIssuer = claimedIssuer.map(
                issuer -> issuer.length() > LONGEST_ISSUER ? issuer.substring(0, LONGEST_ISSUER) : issuer);
    }

    /** A refusal of which nothing but the reason is known. */
    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, Optional.empty(), Optional.empty());
    }
}
