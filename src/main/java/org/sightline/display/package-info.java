/**
 * FHIR data types to the text people read: dates that keep their precision, coded text, quantities, names.
 *
 * <p>Pure functions. Whatever a feed sent becomes a {@link org.sightline.display.ShownText}: hidden characters made
 * visible, very long text cut with a mark. Knows no feed, no panel and no page.
 */
@NullMarked
package org.sightline.display;

import org.jspecify.annotations.NullMarked;
