/**
 * Allergies and intolerances, what the banner says about them, and statements that there are none.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.allergies.Allergies}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.allergies;

import org.jspecify.annotations.NullMarked;
