/**
 * Which codes each feed sends that no panel of a tab shows: counted in this node's memory, for those who look after the
 * quality of data.
 *
 * <p>Main entry: {@link org.sightline.coverage.UnplacedCodes}. Knows codes and counts, and never whom an entry is about, who
 * opened it, or any word that a source wrote freely.
 */
@NullMarked
package org.sightline.coverage;

import org.jspecify.annotations.NullMarked;
