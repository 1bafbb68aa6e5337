package org.sightline.audit;

import java.time.Instant;
import java.util.Optional;

/** What the trail knows of a user's own earlier looks at a patient's record. */
public interface EarlierOpenings {

    /**
     * When the same user last opened any tab of the same patient's record in an earlier launch.
     *
     * @throws AuditUnavailableException if the trail cannot be read
     */
    Optional<Instant> lastBefore(AuditReceipt receipt);
}
