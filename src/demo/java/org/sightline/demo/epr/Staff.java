package org.sightline.demo.epr;

import java.util.Arrays;
import java.util.List;

/** An organisation and who can be played there. */
public record Staff(EprOrganisation organisation, List<EprUser> users) {

    public Staff {
        users = List.copyOf(users);
    }

    static List<Staff> all() {
        return Arrays.stream(EprOrganisation.values()).map(Staff::of).toList();
    }

    private static Staff of(EprOrganisation organisation) {
        return new Staff(
                organisation,
                EprUser.ALL.stream()
                        .filter(user -> user.organisation() == organisation)
                        .toList());
    }
}
