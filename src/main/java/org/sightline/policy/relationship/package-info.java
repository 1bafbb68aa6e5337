/**
 * What stands between a user and a patient, where their organisation asks for it: a feed of theirs knows the patient, the
 * launch names an encounter, or the user stated it.
 *
 * <p>Main entry: {@link org.sightline.policy.relationship.Relationships}. Knows neither sessions nor pages.
 */
@NullMarked
package org.sightline.policy.relationship;

import org.jspecify.annotations.NullMarked;
