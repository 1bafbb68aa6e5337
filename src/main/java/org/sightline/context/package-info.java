/**
 * Who is asking, about which patient, from which organisation and for what purpose.
 *
 * <p>Records only; this room knows no other. Its main entry is {@link org.sightline.context.LaunchContext}.
 */
@NullMarked
package org.sightline.context;

import org.jspecify.annotations.NullMarked;
