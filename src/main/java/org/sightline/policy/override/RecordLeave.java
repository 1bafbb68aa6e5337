package org.sightline.policy.override;

import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;

/** Asked at the launch and before everything that is shown. */
@FunctionalInterface
public interface RecordLeave {

    /**
     * @param launchId null at the launch itself, which cannot have an override yet
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if it cannot be found out
     */
    Leave of(LaunchContext launch, @Nullable LaunchId launchId);

    /**
     * Asked again while what was let in is being shown.
     *
     * @param before the leave by which it was
     * @throws org.sightline.policy.objection.ObjectionsUnavailableException if it cannot be found out
     */
    default Leave still(LaunchContext launch, Leave before) {
        return of(launch, null);
    }
}
