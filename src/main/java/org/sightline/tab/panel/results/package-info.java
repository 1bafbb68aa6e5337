/**
 * Results by test and the reports they belong to, and values over time.
 *
 * <p>Main entries: {@link org.sightline.tab.panel.results.Results} and {@link org.sightline.tab.panel.results.Trends}. Knows no
 * other subject.
 */
@NullMarked
package org.sightline.tab.panel.results;

import org.jspecify.annotations.NullMarked;
