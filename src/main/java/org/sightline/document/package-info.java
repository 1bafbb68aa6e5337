/**
 * The one safe form in which each kind of file from a feed is shown.
 *
 * <p>Main entry: {@link org.sightline.document.Rendering}. Knows no feed and no page: bytes, what they are said to be
 * and whose they should be go in, a form that can harm nobody comes out. Nothing here fetches anything.
 */
@NullMarked
package org.sightline.document;

import org.jspecify.annotations.NullMarked;
