package org.sightline.registration;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The folder as it was when the application started. A folder with a problem in it keeps the application from starting. */
@Singleton
class StartupLaunchConfig implements LaunchConfigSource {

    private static final Logger LOG = Logger.getLogger(StartupLaunchConfig.class);

    private final LaunchConfig config;

    StartupLaunchConfig(
            @ConfigProperty(name = "sightline.launch-config", defaultValue = "launch-config") Path folder,
            @ConfigProperty(name = "sightline.allow-loopback-http", defaultValue = "false") boolean allowLoopbackHttp,
            InstantSource clock) {
        config = load(
                new LaunchConfigLoader(allowLoopbackHttp, clock),
                folder.toAbsolutePath().normalize());
    }

    @Override
    public LaunchConfig current() {
        return config;
    }

    /** Before any other bean's start, as they may ask for the configuration. */
    void atStart(@Observes @Priority(1) StartupEvent event) {
        LOG.infof(
                "Launch configuration %s: %d organisations, %d feeds",
                config.version(), config.organisations().size(), config.feeds().size());
    }

    /** Ends the start with exit code 1 and the problems as plain lines: an operator needs those, not a stack trace. */
    private static LaunchConfig load(LaunchConfigLoader loader, Path folder) {
        try {
            return loader.load(folder);
        } catch (LaunchConfigException e) {
            int count = e.problems().size();
            LOG.errorf(
                    "The launch configuration in %s has %s; not started.%n%s",
                    folder, count == 1 ? "a problem" : count + " problems", e.getMessage());
            // The exception alone only keeps the start from going on; the process has to be asked to end.
            Quarkus.asyncExit(1);
            throw new PreventFurtherStepsException("launch configuration refused", 1);
        }
    }
}
