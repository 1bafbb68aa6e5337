/**
 * How far a reader of somebody else's file goes: sizes, depths, and when to stop.
 *
 * <p>Main entry: {@link org.sightline.document.bounds.Bounds}. Knows no kind of file.
 */
@NullMarked
package org.sightline.document.bounds;

import org.jspecify.annotations.NullMarked;
