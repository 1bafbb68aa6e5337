/**
 * What {@code launch-config/} says: which organisations may launch, which feeds are asked, which role opens which tab.
 *
 * <p>Main entry: {@link org.sightline.registration.LaunchConfig}, read and checked as a whole by {@link
 * org.sightline.registration.LaunchConfigLoader}. Knows nothing of tokens, HTTP or FHIR but the
 * names of its resource types.
 */
@NullMarked
package org.sightline.registration;

import org.jspecify.annotations.NullMarked;
