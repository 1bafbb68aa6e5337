package org.sightline.registration.loading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param unreadable the files saying who may see what that cannot be read at all
 */
public record CheckedConfig(
        @Nullable LaunchConfig configOrNull,
        List<LaunchRegistration> organisations,
        List<ConfigProblem> problems,
        ChangedFolder readable,
        Set<String> unreadable) {

    public CheckedConfig {
        unreadable = Set.copyOf(unreadable);
        organisations = List.copyOf(organisations);
        problems = List.copyOf(problems);
    }

    /** What is said there; empty if an error is in the way. */
    public Optional<LaunchConfig> config() {
        return Optional.ofNullable(configOrNull);
    }

    /** What is wrong with the files saying who may see what that cannot be read at all. */
    List<ConfigProblem> ofUnreadable() {
        return errors().stream()
                .filter(error -> unreadable.contains(error.file()))
                .toList();
    }

    public List<ConfigProblem> errors() {
        return problems.stream().filter(ConfigProblem::isError).toList();
    }

    /** @throws LaunchConfigException naming every error */
    public LaunchConfig orThrow() {
        return config().orElseThrow(() -> new LaunchConfigException(errors()));
    }
}
