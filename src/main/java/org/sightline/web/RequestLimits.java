package org.sightline.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one client may ask of this node at a time, before anybody knows who it is. */
@ConfigMapping(prefix = "sightline.requests")
interface RequestLimits {

    /** From the first byte of a request's header to its last. */
    @WithDefault("20S")
    Duration headerWithin();

    /** From a request's header to the end of its body. */
    @WithDefault("10S")
    Duration bodyWithin();

    /** Of one address; a proxy that is trusted may hold any number. */
    @WithDefault("1000")
    int connectionsPerAddress();

    /** Of this node: requests whose bodies have not come whole. */
    @WithDefault("500")
    int unfinishedBodies();
}
