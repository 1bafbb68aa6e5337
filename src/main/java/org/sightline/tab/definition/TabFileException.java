package org.sightline.tab.definition;

import java.util.List;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblem;

/** The tab files are not fit for use; every problem found is named with its place. */
final class TabFileException extends RuntimeException {
    TabFileException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n")));
    }
}
