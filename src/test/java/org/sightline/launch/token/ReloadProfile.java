package org.sightline.launch.token;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** As {@link LaunchFolderProfile}, with a folder that the test may change and a node that looks every second. */
public final class ReloadProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(new LaunchFolderProfile().getConfigOverrides());
        settings.put("sightline.reload.every", "1s");
        return settings;
    }
}
