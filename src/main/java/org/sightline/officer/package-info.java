/**
 * Who is signed in at the office: officers of an organisation, never users of a record.
 *
 * <p>Main entries: {@link org.sightline.officer.NeedsDuty} on a resource under {@code /office}, {@link
 * org.sightline.officer.OfficeVisit} for who is there. Knows nothing of what the pages show, of launches or of patients.
 */
@NullMarked
package org.sightline.officer;

import org.jspecify.annotations.NullMarked;
