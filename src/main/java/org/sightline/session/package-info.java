/**
 * One viewer session per launch: one user, one patient, until it ends. Kept in PostgreSQL, so any node serves it.
 *
 * <p>Main entry: {@link org.sightline.session.ViewerSessions}. Knows nothing of how a launch was proved.
 */
@NullMarked
package org.sightline.session;

import org.jspecify.annotations.NullMarked;
