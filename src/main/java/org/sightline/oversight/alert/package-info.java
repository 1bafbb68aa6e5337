/**
 * Where privacy officers work the cases that the watch over the audit trail opens: a list, a case with its evidence and
 * its verdicts, figures by month.
 *
 * <p>Main entry: {@code AlertsResource}. Finds nothing itself.
 */
@NullMarked
package org.sightline.oversight.alert;

import org.jspecify.annotations.NullMarked;
