/**
 * The patient's question, put to an officer: who looked at my record?
 *
 * <p>Main entries: {@code LooksResource}, {@code PatientLooks}. An officer finds what users of the own organisation did, one
 * of the region what everybody did. The NHS number travels in forms alone, and reading is on the audit trail, under the
 * same patient, before anything is shown. Asks no feed.
 */
@NullMarked
package org.sightline.oversight.patient;

import org.jspecify.annotations.NullMarked;
