package org.sightline.outbox;

import java.time.Instant;
import java.util.Map;
import org.sightline.registration.watch.Recipient.Detail;
import org.sightline.registration.watch.Recipient.Occasion;

/**
 * A message on its way.
 *
 * @param id stays the same however often it is sent
 * @param about the organisation's registration and what happened
 */
record Message(long id, String recipient, Instant writtenAt, About about, Map<Detail, String> details) {

    Message {
        details = Map.copyOf(details);
    }

    /** @param reference by which it is found at the office */
    record About(Occasion occasion, String registration, String reference) {}
}
