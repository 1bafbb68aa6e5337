/**
 * The patient banner: who the patient is, how to reach them, whether they died, and what has to be seen on every tab.
 *
 * <p>Main entry: {@link org.sightline.tab.banner.Banners}. Knows neither pages nor how the sources were asked.
 */
@NullMarked
package org.sightline.tab.banner;

import org.jspecify.annotations.NullMarked;
