package org.sightline.registration.loading;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigProblem;
import org.sightline.registration.LaunchConfig;
import org.sightline.registration.LaunchRegistration;

/**
 * What a reading of {@code launch-config/} came to.
 *
 * @param organisations those that could be read, even if something else is wrong
 * @param problems errors and warnings, in the order of files and lines
 */
public record CheckedConfig(
        @Nullable LaunchConfig configOrNull, List<LaunchRegistration> organisations, List<ConfigProblem> problems) {

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
