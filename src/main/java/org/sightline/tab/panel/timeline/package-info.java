/**
 * What happened when, as a picture and a table.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.timeline.Timeline}. Knows no other subject.
 */
@NullMarked
package org.sightline.tab.panel.timeline;

import org.jspecify.annotations.NullMarked;
