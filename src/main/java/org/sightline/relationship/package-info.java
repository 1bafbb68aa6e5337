/**
 * The form by which a user states what their relationship to a patient is, whom no feed of their organisation knows.
 *
 * <p>Main entry: {@code RelationshipResource}. No feed is read for it and nothing of the record is shown by it.
 */
@NullMarked
package org.sightline.relationship;

import org.jspecify.annotations.NullMarked;
