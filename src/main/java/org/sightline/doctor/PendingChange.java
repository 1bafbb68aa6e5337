package org.sightline.doctor;

import java.util.List;
import org.sightline.registration.LaunchConfigState;

/**
 * A change of the launch configuration that is not in force because of its errors.
 *
 * @param since when this node first saw it, in UK time; empty if there is none
 * @param errors those in the organisation's own file, with their places
 * @param elsewhere how many there are in other files, which may be of others
 * @param taken what it takes away from the organisation, which counts all the same
 */
record PendingChange(String since, List<String> errors, int elsewhere, List<String> taken) {

    PendingChange {
        errors = List.copyOf(errors);
        taken = List.copyOf(taken);
    }

    /** As far as one registration's officers may know of it. */
    static PendingChange of(LaunchConfigState state, String registration) {
        String own = "organisations/" + registration + ".yaml";
        return state.refused()
                .map(refused -> {
                    List<String> errors = refused.errorsIn(own);
                    List<String> taken = state.takenAway().stream()
                            .filter(one -> one.file().equals(own)
                                    || one.file().endsWith("access.yaml")
                                    || one.file().endsWith("withheld.yaml"))
                            .map(Object::toString)
                            .toList();
                    return new PendingChange(
                            UkTime.minute(refused.since()),
                            errors,
                            refused.errors().size() - errors.size(),
                            taken);
                })
                .orElse(new PendingChange("", List.of(), 0, List.of()));
    }

    public boolean isThere() {
        return !since.isEmpty();
    }
}
