/**
 * Entries of types that no other panel shows, listed alike whatever the type.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.others.OtherResources}. Knows no clinical subject.
 */
@NullMarked
package org.sightline.tab.panel.others;

import org.jspecify.annotations.NullMarked;
