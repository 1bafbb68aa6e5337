/**
 * Pictures of numbers over time: values to the places of marks, lines and words in a picture.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.chart.Charts}. Knows no resource but the data types of a value, and no page.
 */
@NullMarked
package org.sightline.tab.panel.chart;

import org.jspecify.annotations.NullMarked;
