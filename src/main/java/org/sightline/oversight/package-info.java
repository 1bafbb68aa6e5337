/**
 * What officers of an organisation look into: so far, the problems with the data that its users reported.
 *
 * <p>Main entry: {@code ReportsResource}. Everything here is about the officer's own organisation, and reading it is on the
 * audit trail before it is shown. Knows nothing of feeds.
 */
@NullMarked
package org.sightline.oversight;

import org.jspecify.annotations.NullMarked;
