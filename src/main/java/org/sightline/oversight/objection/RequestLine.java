package org.sightline.oversight.objection;

import org.sightline.display.ClinicalDate;
import org.sightline.display.ShownText;
import org.sightline.policy.objection.ObjectionChange;
import org.sightline.policy.objection.ObjectionRequest;

/**
 * One request that waits.
 *
 * @param wish what is asked for
 * @param form the organisation whose form sent it
 */
record RequestLine(
        long number,
        String nhsNumber,
        String wish,
        ClinicalDate received,
        ShownText behalf,
        ShownText evidence,
        String form) {

    static RequestLine of(ObjectionRequest request, PartChoices parts) {
        String representative = request.reception().representative();
        String who = request.reception().onBehalf().words();
        return new RequestLine(
                request.number(),
                request.patient().formatted(),
                request.change() == ObjectionChange.OBJECTED
                        ? "To object: " + parts.words(request.scope())
                        : "To reverse an objection",
                ClinicalDate.of(request.receivedAt()),
                ShownText.of(representative.isEmpty() ? who : who + ": " + representative),
                ShownText.of(request.reception().evidence()),
                request.registration());
    }
}
