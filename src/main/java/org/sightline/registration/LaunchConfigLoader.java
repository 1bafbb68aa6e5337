package org.sightline.registration;

import java.nio.file.Path;

/** Reads {@code launch-config/} from disk and checks it as a whole. */
public final class LaunchConfigLoader {

    /**
     * @param folder holds {@code organisations/*.yaml}, {@code feeds/*.yaml} and {@code access.yaml}
     * @throws LaunchConfigException naming every problem found, with file, line and field
     */
    public LaunchConfig load(Path folder) {
        throw new UnsupportedOperationException("not built yet: " + folder);
    }
}
