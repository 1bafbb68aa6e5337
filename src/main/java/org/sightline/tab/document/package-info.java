/**
 * One document on a page, in a frame or as a file, opened in the same order as a tab.
 *
 * <p>Main entry: {@code DocumentOpener}. What a file is and how it may be shown is found out in {@code document},
 * which knows nothing of openings.
 */
@NullMarked
package org.sightline.tab.document;

import org.jspecify.annotations.NullMarked;
