/**
 * What a start depends on, and how it ends when it cannot go on: a refusal in words for an operator, with the environment
 * variable to set. Main entries: {@link org.sightline.start.StartRefusedException}, which whoever looks at its own part
 * throws, and {@link org.sightline.start.BeforeMigration}, at which it looks. Knows none of those parts.
 */
@NullMarked
package org.sightline.start;

import org.jspecify.annotations.NullMarked;
