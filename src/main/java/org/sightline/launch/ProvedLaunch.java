package org.sightline.launch;

import java.util.List;
import org.sightline.context.LaunchContext;
import org.sightline.registration.LaunchRegistration;

/**
 * A launch that its door has proved.
 *
 * @param registration the organisation that vouches for it
 * @param steps what the door found on the way
 */
public record ProvedLaunch(LaunchContext launch, LaunchRegistration registration, List<Step> steps) {

    public ProvedLaunch {
        steps = List.copyOf(steps);
    }
}
