/**
 * {@code ./sightline codes}: importing, listing, comparing and fetching lists of codes at a terminal, without starting
 * the viewer.
 *
 * <p>Main entry: {@link org.sightline.codes.command.CodesCommand}.
 */
@NullMarked
package org.sightline.codes.command;

import org.jspecify.annotations.NullMarked;
