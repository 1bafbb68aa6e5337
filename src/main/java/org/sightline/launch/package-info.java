/**
 * Launches: whichever door one comes through, it is accepted or refused here, put on the audit trail, and given its
 * viewer session.
 *
 * <p>Each door has a package of its own ({@code launch.token}); the doors never know each other. A refused launch is
 * one {@link org.sightline.launch.LaunchRefusedException} with one {@link org.sightline.launch.RefusalReason}.
 */
@NullMarked
package org.sightline.launch;

import org.jspecify.annotations.NullMarked;
