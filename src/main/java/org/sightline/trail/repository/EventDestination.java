package org.sightline.trail.repository;

import java.util.List;
import org.sightline.trail.TrailEntry;

/** Takes entries. */
interface EventDestination {

    /** By which its place in the trail is kept, and for health and office. */
    String name();

    /** How many entries it is given at once at most. */
    int atOnce();

    /**
     * Sends entries in their order.
     *
     * @throws NotTakenException if it is not sure that all were taken: then those that may not have been are sent again
     */
    void send(List<TrailEntry> entries) throws NotTakenException, InterruptedException;
}
