/**
 * What stays in force where a changed folder has an error in it: no more than the configuration in force and what can be
 * read of the folder both say. Whatever is taken away counts at once, whatever is added waits until the folder is whole.
 *
 * <p>Main entry: {@code NarrowedConfig}. Must not know of files on disk, nor of what is done about it.
 */
@NullMarked
package org.sightline.registration.narrowed;

import org.jspecify.annotations.NullMarked;
