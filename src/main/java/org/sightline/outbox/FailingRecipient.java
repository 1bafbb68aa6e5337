package org.sightline.outbox;

import java.time.Instant;

/**
 * Somebody who did not take what was sent to them.
 *
 * @param messages how many
 * @param since when the oldest of them was written
 * @param fault what went wrong with one of them
 */
record FailingRecipient(String recipient, int messages, Instant since, String fault) {}
