package org.sightline.session;

import java.util.Optional;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** Tells which launch an id is, live or ended, for the trail alone: nobody is let in by it. */
public interface KnownLaunches {

    /** Empty if there is no such launch, or its session was purged. */
    Optional<LaunchContext> launchOf(LaunchId launchId);
}
