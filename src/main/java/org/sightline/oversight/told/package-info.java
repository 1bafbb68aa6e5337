/**
 * Where privacy officers see who was told of what about their own organisation's users, and what could not be sent.
 *
 * <p>Main entry: {@code ToldResource}. Shows no patient.
 */
@NullMarked
package org.sightline.oversight.told;

import org.jspecify.annotations.NullMarked;
