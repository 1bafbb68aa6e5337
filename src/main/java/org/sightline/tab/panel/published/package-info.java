/**
 * The published lists that the code lists of a panel are united with, as far as they are loaded here.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.published.PublishedLists}.
 */
@NullMarked
package org.sightline.tab.panel.published;

import org.jspecify.annotations.NullMarked;
