package org.sightline.demo;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The training kit as {@link DemoMain} configures it, on a free port, with a test's own database. */
public final class DemoProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        try (ServerSocket free = new ServerSocket(0)) {
            String address = "http://localhost:" + free.getLocalPort();
            Map<String, String> settings = new HashMap<>(DemoSignIn.settings(address));
            settings.put("quarkus.http.test-port", Integer.toString(free.getLocalPort()));
            settings.put("sightline.public-url", address);
            settings.put(
                    "sightline.launch-config",
                    DemoLaunchConfig.write(Files.createTempDirectory("demo-config"), address)
                            .toString());
            settings.put("sightline.allow-loopback-http", "true");
            settings.put("sightline.page.notice", "Training: fictional patients");
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
