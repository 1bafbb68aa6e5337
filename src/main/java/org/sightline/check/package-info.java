/**
 * {@code ./sightline check}: tells a person or a pipeline what is wrong with a {@code launch-config/} folder, without
 * starting the viewer.
 *
 * <p>Main entries: {@link org.sightline.check.Check}, and {@link org.sightline.check.LaunchKeySet} for an organisation's
 * public keys as a JWKS. Has no rules of its own: it asks the loader that the viewer asks.
 */
@NullMarked
package org.sightline.check;

import org.jspecify.annotations.NullMarked;
