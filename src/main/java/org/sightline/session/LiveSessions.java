package org.sightline.session;

import java.util.Map;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** The sessions that are live on any node, for whoever has to end some that nobody clicks in. */
public interface LiveSessions {

    /** What each of them was launched with. */
    Map<LaunchId, LaunchContext> all();

    /**
     * Ends a session together with the entry that says so: if either fails, neither is done. Of several nodes that try,
     * one succeeds.
     *
     * @return whether it was live until now
     */
    boolean end(LaunchId launchId, String reason, Runnable entry);
}
