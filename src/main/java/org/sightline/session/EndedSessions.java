package org.sightline.session;

import java.util.Set;
import org.sightline.context.LaunchId;

/** Tells which sessions are over, for those who keep something for as long as a session lasts. */
public interface EndedSessions {

    /** Those of the launches whose session has ended, is past its time, or is not there any more. */
    Set<LaunchId> among(Set<LaunchId> launches);
}
