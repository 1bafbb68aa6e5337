/**
 * Our own keys: what client assertions are signed with and what tokens are encrypted with, their publication and their
 * rotation.
 *
 * <p>Main entry: {@code ClientKeys}. Knows no EHR but by its registration.
 */
@NullMarked
package org.sightline.launch.smart.keys;

import org.jspecify.annotations.NullMarked;
