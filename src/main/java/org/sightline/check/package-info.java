/**
 * {@code ./sightline check}: tells a person or a pipeline what is wrong with a {@code launch-config/} folder, without
 * starting the viewer.
 *
 * <p>Main entry: {@link org.sightline.check.Check}. Has no rules of its own: it asks the loader that the viewer asks.
 */
@NullMarked
package org.sightline.check;

import org.jspecify.annotations.NullMarked;
