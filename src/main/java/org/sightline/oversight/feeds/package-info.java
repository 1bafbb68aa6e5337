/**
 * How feeds answer, for officers: by feed and day, how slow, why not, and how they stand with this node. Nothing of a
 * patient.
 *
 * <p>Main entry: {@code FeedsResource}. Asks no feed and counts nothing itself.
 */
@NullMarked
package org.sightline.oversight.feeds;

import org.jspecify.annotations.NullMarked;
