package org.sightline.trail.api;

import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.launch.token.RequestRefusedException;
import org.sightline.visit.Attempts;

/** Puts refused requests of other systems on the trail: under the organisation that they name, if they name one. */
final class RefusedRequests {

    private RefusedRequests() {}

    static void note(Attempts attempts, String place, RequestRefusedException refused, Caller caller) {
        refused.registration()
                .ifPresentOrElse(
                        registration -> attempts.ofSystem(place, registration, refused.isProved(), caller),
                        () -> attempts.atPlace(place, AttemptReason.TOKEN_NOT_ACCEPTED, caller));
    }
}
