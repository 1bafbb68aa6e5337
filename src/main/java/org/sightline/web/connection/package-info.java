/**
 * Connections before there is a request: how long the header of one may take.
 *
 * <p>Main entry: {@link org.sightline.web.connection.HeaderDeadline}. Knows no request and no address of ours.
 */
@NullMarked
package org.sightline.web.connection;

import org.jspecify.annotations.NullMarked;
