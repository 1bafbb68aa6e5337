/**
 * What was asked of the sources for a panel, and every word that says that something is not there.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.asked.Question} and {@link org.sightline.tab.panel.asked.Absence}.
 * Knows no panel, no row and no clinical subject.
 */
@NullMarked
package org.sightline.tab.panel.asked;

import org.jspecify.annotations.NullMarked;
