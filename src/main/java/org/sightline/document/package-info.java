/**
 * What a file from a feed really is, and the one safe form in which each kind is shown.
 *
 * <p>Main entry: {@link org.sightline.document.Rendering}. Knows no feed, no page and no patient: bytes and what they
 * are said to be go in, a form that can harm nobody comes out. Nothing here fetches anything.
 */
@NullMarked
package org.sightline.document;

import org.jspecify.annotations.NullMarked;
