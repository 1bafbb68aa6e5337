package org.sightline.policy.override;

import java.time.Instant;

/**
 * A launch's override.
 *
 * @param until when it ends
 * @param reference of its entry, which holds the user's words
 * @param reason its code
 */
public record OverrideInForce(Instant until, String reference, String reason) {}
