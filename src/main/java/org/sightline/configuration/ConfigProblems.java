package org.sightline.configuration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.sightline.configuration.ConfigProblem.Severity;

/** Gathers every problem of all files, so that one start or one check shows them all. */
public final class ConfigProblems {

    private final List<ConfigProblem> found = new ArrayList<>();

    /** Something wrong with the file, or the folder, as a whole. */
    public void ofFile(String file, String message) {
        add(new ConfigProblem(Severity.ERROR, file, Place.WHOLE_FILE, "", message));
    }

    /** Something worth knowing of the file as a whole. */
    public void warnOfFile(String file, String message) {
        add(new ConfigProblem(Severity.WARNING, file, Place.WHOLE_FILE, "", message));
    }

    public void add(ConfigProblem problem) {
        found.add(problem);
    }

    public void addAll(Collection<ConfigProblem> more) {
        found.addAll(more);
    }

    /** Whether something is so wrong that the files cannot be used. */
    public boolean areInTheWay() {
        return found.stream().anyMatch(ConfigProblem::isInTheWay);
    }

    /** In the order of files and places. */
    public List<ConfigProblem> inOrder() {
        return found.stream().sorted(ConfigProblem.ORDER).toList();
    }
}
