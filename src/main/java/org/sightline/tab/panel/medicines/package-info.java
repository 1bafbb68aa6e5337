/**
 * Medicines: current and stopped ones, how often they were issued, and how many there are.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.medicines.Medicines}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.medicines;

import org.jspecify.annotations.NullMarked;
