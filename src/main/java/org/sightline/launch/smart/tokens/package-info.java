/**
 * The EHR's tokens from the first to the last: asked for, kept encrypted, renewed, given back, and the EHR as a feed of
 * the launches it started.
 *
 * <p>Main entries: {@code TokenServer}, {@code EhrAccess}. Knows no browser and no page.
 */
@NullMarked
package org.sightline.launch.smart.tokens;

import org.jspecify.annotations.NullMarked;
