/**
 * Problems and diagnoses.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.problems.Problems}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.problems;

import org.jspecify.annotations.NullMarked;
