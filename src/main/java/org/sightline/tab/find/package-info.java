/**
 * Finding entries by words: what counts as a match, and which rows of a panel match.
 *
 * <p>Main entry: {@link org.sightline.tab.find.FindWords}. Knows neither pages nor how the sources were asked.
 */
@NullMarked
package org.sightline.tab.find;

import org.jspecify.annotations.NullMarked;
