/**
 * What anybody may read of what is withheld and of what patients may object to, for a leaflet.
 *
 * <p>Main entry: {@code WithheldResource}. Shows the configuration in force and knows no patient, no launch and no feed.
 */
@NullMarked
package org.sightline.leaflet;

import org.jspecify.annotations.NullMarked;
