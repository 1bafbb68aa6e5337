/**
 * A problem with the data, reported by whoever saw it: the form, its checks, and the copy that is kept.
 *
 * <p>Main entry: {@code ReportResource}. No feed is read for it, so it opens nothing; it knows of a patient only what the
 * launch says. Who reads reports afterwards is the business of {@code oversight}.
 */
@NullMarked
package org.sightline.report;

import org.jspecify.annotations.NullMarked;
