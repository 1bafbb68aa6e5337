package org.sightline.tab.panel.chart;

import org.sightline.display.ClinicalDate;

/**
 * One value that may be drawn.
 *
 * @param code tells values of one test from those of another; empty if none was sent
 * @param test what the test is called
 * @param part which component it is of; empty for a value of its own
 * @param doubtful whether there is something to beware of, so that it is not drawn
 */
public record ChartValue(String code, String test, String part, ClinicalDate when, boolean doubtful, Amount amount) {}
