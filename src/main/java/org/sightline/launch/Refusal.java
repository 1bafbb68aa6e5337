package org.sightline.launch;

import org.jspecify.annotations.Nullable;
import org.sightline.registration.LaunchRegistration;

/**
 * A door's finding that a launch must not happen, before it has a reference number.
 *
 * @param detail what was expected and what came, without secrets or patient data
 * @param claimedIssuer the token issuer the token named, proven or not; empty if it named none
 * @param registration the organisation that issuer belongs to, if there is one
 * @param proved whether the launch is proved to be of that organisation; otherwise it only names it, as anybody can
 */
public record Refusal(
        RefusalReason reason,
        String detail,
        String claimedIssuer,
        @Nullable LaunchRegistration registration,
        boolean proved) {

    private static final int LONGEST_ISSUER = 200;

    public Refusal {
        claimedIssuer =
                claimedIssuer.length() > LONGEST_ISSUER ? claimedIssuer.substring(0, LONGEST_ISSUER) : claimedIssuer;
    }

    /** A refusal of which nothing but the reason is known. */
    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, "", null, false);
    }

    public static Refusal of(
            StepRefusedException why, String claimedIssuer, @Nullable LaunchRegistration registration, boolean proved) {
        return new Refusal(why.reason(), why.detail(), claimedIssuer, registration, proved);
    }
}
