package org.sightline.context;

import java.util.Set;

/**
 * What sources say of the patient of a launch.
 *
 * @param numbers those that are not the launch's are former ones
 * @param names to be compared with the user's, and never kept
 */
public record PatientSaid(Set<NhsNumber> numbers, Set<PatientName> names) {

    /** No source has said anything. */
    public static final PatientSaid NOTHING = new PatientSaid(Set.of(), Set.of());

    public PatientSaid {
        numbers = Set.copyOf(numbers);
        names = Set.copyOf(names);
    }
}
