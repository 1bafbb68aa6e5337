package org.sightline.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a session lasts; both can be made shorter, never longer. */
@ConfigMapping(prefix = "sightline.session")
interface SessionConfig {

    /** The longest time between two clicks, at most 30 minutes. */
    @WithDefault("30M")
    Duration idleTimeout();

    /** The longest time a session lasts whatever its user does, at most 12 hours. */
    @WithDefault("12H")
    Duration absoluteTimeout();
}
