/**
 * How the patient is now: the latest of the measures that a clinician looks for first, the last contact, what comes next.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.now.Now}. Everything in it repeats an entry of another panel, leads to its
 * row there and takes nothing away from it. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.now;

import org.jspecify.annotations.NullMarked;
