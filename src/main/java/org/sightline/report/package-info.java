/**
 * A problem with the data, reported by whoever saw it, feedback on the viewer, and an idea for using the record: the form,
 * its checks, and the copy that is kept; that of feedback and ideas without the patient.
 *
 * <p>Main entry: {@code ReportResource}. No feed is read for it, so it opens nothing; it knows of a patient only what the
 * launch says. Who reads reports afterwards is the business of {@code oversight}.
 */
@NullMarked
package org.sightline.report;

import org.jspecify.annotations.NullMarked;
