/**
 * Where privacy officers see of one entry of the audit trail what was on the screen then: tab, sources with what became of
 * them, identifiers and versions of what was shown, and by which program, tab files and lists of codes it was made.
 *
 * <p>Main entry: {@code EntryResource}. Holds nothing clinical, as the trail holds nothing.
 */
@NullMarked
package org.sightline.oversight.entry;

import org.jspecify.annotations.NullMarked;
