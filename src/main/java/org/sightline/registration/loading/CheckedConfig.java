package org.sightline.registration.loading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.narrowed.ChangedFolder;

/**
 * What a reading of {@code launch-config/} came to.
 *
 * @param organisations those that could be read, even if something else is wrong
 * @param problems errors and warnings, in the order of files and lines
 * @param readable what could be read of it, for what it takes away from a configuration in force
 */
public record CheckedConfig(
        @Nullable LaunchConfig configOrNull,
        List<LaunchRegistration> organisations,
        List<ConfigProblem> problems,
        ChangedFolder readable) {

    public CheckedConfig {
        organisations = List.copyOf(organisations);
        problems = List.copyOf(problems);
    }

    /** What is said there; empty if an error is in the way. */
    public Optional<LaunchConfig> config() {
        return Optional.ofNullable(configOrNull);
    }

    public List<ConfigProblem> errors() {
        return problems.stream().filter(ConfigProblem::isError).toList();
    }

    /** @throws LaunchConfigException naming every error */
    public LaunchConfig orThrow() {
        return config().orElseThrow(() -> new LaunchConfigException(errors()));
    }
}
