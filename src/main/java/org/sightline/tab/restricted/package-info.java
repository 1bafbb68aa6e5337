/**
 * Whether a patient's record is restricted, as far as the sources have said, and what of every source's data is then not
 * shown: what tells where the patient is to be found.
 *
 * <p>Main entry: {@link org.sightline.tab.restricted.RestrictedRecord}. Knows no page and no audit trail.
 */
@NullMarked
package org.sightline.tab.restricted;

import org.jspecify.annotations.NullMarked;
