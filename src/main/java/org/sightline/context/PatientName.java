package org.sightline.context;

import java.util.ArrayList;
import java.util.List;

/** A name of a patient, for comparing alone: it is never kept. */
public record PatientName(String given, String family) {

    /** What a user of this name has in common with it: {@code surname}, or {@code name} as well. */
    public List<String> alike(String userName) {
        List<String> alike = new ArrayList<>();
        if (Surname.isIn(userName, family)) {
            alike.add("surname");
            if (Surname.hasWord(userName, given)) {
                alike.add("name");
            }
        }
        return alike;
    }

    /** Never the name. */
    @Override
    public String toString() {
        return "PatientName";
    }
}
