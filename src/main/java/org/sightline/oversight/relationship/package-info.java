/**
 * The relationships to patients that an organisation's users stated.
 *
 * <p>Main entry: {@code RelationshipsResource}, for the organisation's privacy officers.
 */
@NullMarked
package org.sightline.oversight.relationship;

import org.jspecify.annotations.NullMarked;
