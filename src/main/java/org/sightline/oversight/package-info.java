/**
 * What officers of an organisation look into: the problems with the data that its users reported, their
 * feedback and ideas, and which codes
 * sources sent it and by what panels found them.
 *
 * <p>Main entries: {@code ReportsResource}, {@code CoverageResource}. Everything here is about the officer's own
 * organisation, and reading it is on the audit trail before it is shown. Asks no feed.
 */
@NullMarked
package org.sightline.oversight;

import org.jspecify.annotations.NullMarked;
