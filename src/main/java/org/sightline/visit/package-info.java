/**
 * Who visits which record, and what they may open of it: a {@link org.sightline.visit.Visit} for every request under
 * {@code /record}, and {@link org.sightline.visit.Openings}, the only way to a receipt.
 *
 * <p>Knows no tab's content, no feed and no page.
 */
@NullMarked
package org.sightline.visit;

import org.jspecify.annotations.NullMarked;
