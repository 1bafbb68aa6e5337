/**
 * What each source holds of the patient, beside the record: details, who is to be told, how sure the source is.
 *
 * <p>Main entry: {@link org.sightline.tab.panel.patient.PatientDetails}. Knows no clinical subject.
 */
@NullMarked
package org.sightline.tab.panel.patient;

import org.jspecify.annotations.NullMarked;
