/**
 * Where privacy officers review the overrides of their own organisation's users.
 *
 * <p>Main entry: {@code OverridesResource}.
 */
@NullMarked
package org.sightline.oversight.review;

import org.jspecify.annotations.NullMarked;
