/**
 * Dose instructions and times in words: what was written, what was coded besides, and whether the two contradict.
 *
 * <p>Main entries: {@link org.sightline.display.dosage.DosageWords} and {@link org.sightline.display.dosage.TimingWords}. Pure
 * functions that know no medicine and no panel.
 */
@NullMarked
package org.sightline.display.dosage;

import org.jspecify.annotations.NullMarked;
