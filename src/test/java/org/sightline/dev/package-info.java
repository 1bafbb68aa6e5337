/** What {@code ./sightline dev} starts. */
@NullMarked
package org.sightline.dev;

import org.jspecify.annotations.NullMarked;
