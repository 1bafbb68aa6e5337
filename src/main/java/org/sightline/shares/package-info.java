/**
 * A number of places shared among those who want them, so that nobody who wants many keeps others from having one.
 *
 * <p>Main entry: {@code FairShares}. Must not know what the places are for.
 */
@NullMarked
package org.sightline.shares;

import org.jspecify.annotations.NullMarked;
