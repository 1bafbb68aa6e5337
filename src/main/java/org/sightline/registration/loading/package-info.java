/**
 * Reads {@code launch-config/} from disk, checks it as a whole and brings changes into force.
 *
 * <p>Main entry: {@link org.sightline.registration.loading.LaunchConfigLoader}, which the viewer and {@code ./sightline
 * check} share. Nobody else needs to know how a registration is written.
 */
@NullMarked
package org.sightline.registration.loading;

import org.jspecify.annotations.NullMarked;
