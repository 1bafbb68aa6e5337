package org.sightline.registration;

import java.util.List;
import java.util.Optional;

/**
 * What a reading of {@code launch-config/} came to.
 *
 * @param config what is said there; empty if an error is in the way
 * @param organisations those that could be read, even if something else is wrong
 * @param problems errors and warnings, in the order of files and lines
 */
public record CheckedConfig(
        Optional<LaunchConfig> config, List<LaunchRegistration> organisations, List<ConfigProblem> problems) {

    public CheckedConfig {
        organisations = List.copyOf(organisations);
        problems = List.copyOf(problems);
    }

    public List<ConfigProblem> errors() {
        return problems.stream().filter(ConfigProblem::isError).toList();
    }

    /** @throws LaunchConfigException naming every error */
    public LaunchConfig orThrow() {
        return config.orElseThrow(() -> new LaunchConfigException(errors()));
    }
}
