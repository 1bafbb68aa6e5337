/**
 * What {@code launch-config/} says: which organisations may launch, which feeds are asked, which role opens which tab.
 *
 * <p>Main entry: {@link org.sightline.registration.LaunchConfigSource}, the configuration in force. Knows nothing of
 * files, tokens, HTTP or FHIR.
 */
@NullMarked
package org.sightline.registration;

import org.jspecify.annotations.NullMarked;
