/**
 * How templates find what they name.
 *
 * <p>Main entry: {@code ScopeNames}. Must not know what any template shows.
 */
@NullMarked
package org.sightline.template;

import org.jspecify.annotations.NullMarked;
