/**
 * How much the viewer is used, and how feeds answer: counted by day from the audit trail, in the background.
 *
 * <p>Main entries: {@link org.sightline.usage.UsageFigures}, {@code UsageCounting}. Keeps counts, and of users no more
 * than a digest; nothing of a patient.
 */
@NullMarked
package org.sightline.usage;

import org.jspecify.annotations.NullMarked;
