/**
 * What officers of an organisation look into: the problems with the data that its users reported, and the codes that
 * sources sent it and no panel showed.
 *
 * <p>Main entries: {@code ReportsResource}, {@code UnplacedResource}. Everything here is about the officer's own
 * organisation, and reading it is on the audit trail before it is shown. Asks no feed.
 */
@NullMarked
package org.sightline.oversight;

import org.jspecify.annotations.NullMarked;
