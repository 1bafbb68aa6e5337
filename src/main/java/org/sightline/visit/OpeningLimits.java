package org.sightline.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may be opened on this node at a time. */
@ConfigMapping(prefix = "sightline.openings")
public interface OpeningLimits {

    /** Of the whole node; 0 for one for each 4 MB of its heap, at least 32. */
    @WithDefault("0")
    int most();

    /** Of one launch, streams among them. */
    @WithDefault("16")
    int mostOfOneLaunch();

    /** How much of the old generation of the heap may be in use after a collection, in percent, to open anything more. */
    @WithDefault("92")
    int mostOfTheHeap();
}
