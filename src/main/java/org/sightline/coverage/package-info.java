/**
 * Which codes each feed sends for each panel, by which of the panel's lists or how else they were found there, and which no
 * panel shows: counted in this node's memory, for those who look after the quality of data.
 *
 * <p>Main entry: {@link org.sightline.coverage.CodeCoverage}. Knows codes and counts, and never whom an entry is about, who
 * opened it, or any word that a source wrote freely.
 */
@NullMarked
package org.sightline.coverage;

import org.jspecify.annotations.NullMarked;
