/**
 * What a file really is, by its bytes and not by what it is called; its charset, its size as a picture, its name.
 *
 * <p>Main entry: {@link org.sightline.document.kind.FileType}. Knows nothing of how a file is shown.
 */
@NullMarked
package org.sightline.document.kind;

import org.jspecify.annotations.NullMarked;
