package org.sightline.registration.loading;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.KnownTabs;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchConfigState.TakenAway;
import org.sightline.registration.narrowed.NarrowedConfig;
import org.sightline.start.BeforeMigration;
import org.sightline.start.StartRefusedException;

/**
 * The last good configuration: the folder as it was at the start, and then as {@link LaunchConfigReload} found it. A
 * folder with an error in it keeps the application from starting.
 */
@Singleton
class LaunchConfigInForce implements LaunchConfigSource {

    private static final Logger LOG = Logger.getLogger(LaunchConfigInForce.class);

    private final Path folder;
    private final LaunchConfigLoader loader;
    private volatile Good good;
    private volatile List<ConfigProblem> unreadable = List.of();

    /**
     * A reading that was without an error when it came into force.
     *
     * @param config what it says, or less if a later reading took something away
     * @param problems what is not in the way: keys that have ended, and what somebody should look at
     * @param taken what a later reading, which has an error somewhere, took away
     */
    record Good(FolderReading reading, LaunchConfig config, List<ConfigProblem> problems, List<TakenAway> taken) {
        Good {
            problems = List.copyOf(problems);
            taken = List.copyOf(taken);
        }

        Good(FolderReading reading, LaunchConfig config, List<ConfigProblem> problems) {
            this(reading, config, problems, List.of());
        }

        /** The same with other problems, as time goes by. */
        Good with(List<ConfigProblem> others) {
            return new Good(reading, config, others, taken);
        }

        /** Without what a reading took away, under a version that every node gives to what is left. */
        Good less(NarrowedConfig left) {
            List<TakenAway> all = Stream.concat(taken.stream(), left.taken().stream())
                    .sorted()
                    .distinct()
                    .toList();
            return new Good(reading, left.config().as(reading.versionWithout(all)), problems, all);
        }
    }

    @Inject
    LaunchConfigInForce(
            @ConfigProperty(name = "sightline.launch-config", defaultValue = "launch-config") Path folder,
            @ConfigProperty(name = "sightline.allow-loopback-http", defaultValue = "false") boolean allowLoopbackHttp,
            InstantSource clock,
            KnownTabs tabs) {
        this(
                folder.toAbsolutePath().normalize(),
                new LaunchConfigLoader(allowLoopbackHttp, clock).knowing(tabs.panels()));
    }

    LaunchConfigInForce(Path folder, LaunchConfigLoader loader) {
        this.folder = folder;
        this.loader = loader;
        this.good = first(FolderReading.of(folder));
    }

    @Override
    public LaunchConfig current() {
        return good.config();
    }

    @Override
    public List<ConfigProblem> unreadable() {
        return unreadable;
    }

    /** @param problems of the files saying who may see what that cannot be read; none if all can */
    void cannotRead(List<ConfigProblem> problems) {
        if (problems.isEmpty() && !unreadable.isEmpty()) {
            LOG.info("Who may see what can be read again: records are opened as before");
        } else if (!problems.isEmpty() && !problems.equals(unreadable)) {
            LOG.errorf("It cannot be read who may see what. Until it can, no record is opened:%n%s", lines(problems));
        }
        unreadable = List.copyOf(problems);
    }

    Good good() {
        return good;
    }

    void replace(Good next) {
        good = next;
    }

    /** The folder as it is now. */
    FolderReading read() {
        return good.reading().again(folder);
    }

    CheckedConfig check(FolderReading reading) {
        return loader.check(reading);
    }

    /** First of all, so that nothing is migrated for a folder that cannot be used. */
    void beforeMigration(@Observes @Priority(1) BeforeMigration due) {
        // its constructor has read the folder
    }

    /** Before any other bean's start, as they may ask for the configuration. */
    void atStart(@Observes @Priority(1) StartupEvent event) {
        LaunchConfig config = good.config();
        LOG.infof(
                "Launch configuration %s: %d organisations, %d feeds",
                config.version(), config.organisations().size(), config.feeds().size());
        tell(good.problems());
    }

    /** What has ended as an error, as somebody has to act; the rest as a warning. */
    static void tell(List<ConfigProblem> problems) {
        List<ConfigProblem> errors =
                problems.stream().filter(ConfigProblem::isError).toList();
        List<ConfigProblem> warnings =
                problems.stream().filter(problem -> !problem.isError()).toList();
        if (!errors.isEmpty()) {
            LOG.errorf("In force, but to be mended in the launch configuration:%n%s", lines(errors));
        }
        if (!warnings.isEmpty()) {
            LOG.warnf("Worth a look in the launch configuration:%n%s", lines(warnings));
        }
    }

    static String lines(List<?> problems) {
        return problems.stream().map(Object::toString).collect(Collectors.joining(System.lineSeparator()));
    }

    /** Ends the start with the errors as plain lines: an operator needs those, not a stack trace. */
    private Good first(FolderReading reading) {
        CheckedConfig checked = loader.check(reading);
        if (checked.config().isPresent()) {
            return new Good(reading, checked.config().get(), checked.problems());
        }
        int count = checked.errors().size();
        throw new StartRefusedException(
                "The launch configuration in %s has %s:%n%s"
                        .formatted(folder, count == 1 ? "a problem" : count + " problems", lines(checked.errors())),
                "Mend this, or name another folder in SIGHTLINE_LAUNCH_CONFIG; ./sightline check says more.");
    }
}
