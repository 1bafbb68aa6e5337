/**
 * Asking a FHIR terminology server what a list holds, when somebody at a terminal wants it: {@code $expand} page by page,
 * with our credentials. Nothing here runs in a click.
 *
 * <p>Main entry: {@link org.sightline.codes.server.TerminologyServer}.
 */
@NullMarked
package org.sightline.codes.server;

import org.jspecify.annotations.NullMarked;
