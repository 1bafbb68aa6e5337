/**
 * Requests that leave the viewer and what proves who sends them: one deadline for a whole answer, a cap on its size, no
 * redirects; secrets read at the moment of use; client assertions.
 *
 * <p>Main entry: {@link org.sightline.outgoing.Outgoing}. Feeds, which stream and share a deadline, have exchanges of
 * their own. Knows nothing of launches, patients or FHIR.
 */
@NullMarked
package org.sightline.outgoing;

import org.jspecify.annotations.NullMarked;
