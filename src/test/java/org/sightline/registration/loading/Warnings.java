package org.sightline.registration.loading;

import java.nio.file.Path;
import java.util.List;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;

/** What a check of a folder warns of. */
final class Warnings {

    private Warnings() {}

    /** Each with its field. */
    static List<String> of(Path folder) {
        return ConfigFolder.loader(false).check(folder).problems().stream()
                .filter(problem -> problem.severity() == Severity.WARNING)
                .map(problem -> problem.field() + ": " + problem.message())
                .toList();
    }

    static List<String> errors(Path folder) {
        return ConfigFolder.loader(false).check(folder).problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(ConfigProblem::toString)
                .toList();
    }
}
