/**
 * What those who run the viewer have to see coming: keys and certificates that end. Main entry: {@link
 * org.sightline.operations.EndingSoon}. Counts and days only, nothing of a patient or a user.
 */
@NullMarked
package org.sightline.operations;

import org.jspecify.annotations.NullMarked;
