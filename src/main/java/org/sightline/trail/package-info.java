/**
 * The audit trail as it is read: rows of one patient, with words for each.
 *
 * <p>Main entries: {@link org.sightline.trail.PatientTrail}, {@link org.sightline.trail.EntryWords}. Writes nothing: that
 * somebody reads the trail is an entry too, and whoever asks this room has written it before anything is handed over.
 */
@NullMarked
package org.sightline.trail;

import org.jspecify.annotations.NullMarked;
