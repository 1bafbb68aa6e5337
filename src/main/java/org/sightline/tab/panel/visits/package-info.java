/**
 * Encounters and appointments, and consultations with what was written in them.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.visits.Encounters} and {@link
 * org.sightline.tab.panel.visits.Consultations}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.visits;

import org.jspecify.annotations.NullMarked;
