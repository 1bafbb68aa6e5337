package org.sightline.registration.loading;

import java.util.List;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblem;

/** {@code launch-config/} is not fit for use; every error found is named at once. */
public final class LaunchConfigException extends RuntimeException {

    private final transient List<ConfigProblem> problems;

    public LaunchConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<ConfigProblem> problems() {
        return problems;
    }
}
