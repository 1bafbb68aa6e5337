package org.sightline.session;

import java.time.Instant;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/**
 * A live session.
 *
 * @param endsAt when it ends if the user does nothing more: the earlier of idle and absolute end
 */
public record ViewerSession(LaunchId launchId, LaunchContext launch, Instant openedAt, Instant endsAt) {}
