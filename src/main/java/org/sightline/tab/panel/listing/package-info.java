/**
 * Lists: what every list of one or two plain resource types is made with, the kinds that are no more than that, and what rows of
 * several subjects have in common.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.listing.ListKind} and {@link
 * org.sightline.tab.panel.listing.Measurement}. Knows no clinical subject.
 */
@NullMarked
package org.sightline.tab.panel.listing;

import org.jspecify.annotations.NullMarked;
