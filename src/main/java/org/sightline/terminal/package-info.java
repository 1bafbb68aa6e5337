/**
 * What every command that runs without the viewer needs: where it writes, the environment, and the arguments it was given.
 *
 * <p>Main entry: {@link org.sightline.terminal.Terminal}. Knows no command.
 */
@NullMarked
package org.sightline.terminal;

import org.jspecify.annotations.NullMarked;
