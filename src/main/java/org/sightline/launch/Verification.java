package org.sightline.launch;

import java.util.List;
import java.util.Optional;

/**
 * What verifying a launch token or a SMART server found, step by step in the order of a launch.
 *
 * @param steps every step there is, each once
 */
public record Verification(List<Step> steps) {

    public Verification {
        steps = List.copyOf(steps);
    }

    /** Whether nothing that was tried stands in a launch's way. */
    public boolean isSound() {
        return firstFailure().isEmpty();
    }

    /** The step at which a launch ends. */
    public Optional<Step> firstFailure() {
        return steps.stream().filter(Step::fails).findFirst();
    }

    /** Whether something that refuses no launch is worth a look. */
    public boolean hasWarnings() {
        return steps.stream().anyMatch(step -> step.result() == StepResult.WARNS);
    }
}
