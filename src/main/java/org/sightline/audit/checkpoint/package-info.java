/**
 * Checkpoints: each minute the latest seal goes to a place that neither the database nor its administrator can change.
 * Without them nobody could see that the end of the trail was cut, or that an older backup was restored.
 *
 * <p>Main entry: {@code CheckpointKeeper}. A checkpoint is a signed seal and holds nothing of a row.
 */
@NullMarked
package org.sightline.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
