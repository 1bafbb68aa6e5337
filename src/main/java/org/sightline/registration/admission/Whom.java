package org.sightline.registration.admission;

import java.util.Set;

/**
 * Whose launches a rule is about.
 *
 * @param roles groups of roles, by name; empty for every role
 * @param organisations registrations, by id; empty for every one
 */
public record Whom(Set<String> roles, Set<String> organisations) {

    public Whom {
        roles = Set.copyOf(roles);
        organisations = Set.copyOf(organisations);
    }

    public boolean is(String role, String organisation) {
        return (roles.isEmpty() || roles.contains(role))
                && (organisations.isEmpty() || organisations.contains(organisation));
    }

    /** Whether it is everybody that another is. */
    public boolean covers(Whom other) {
        return covers(roles, other.roles) && covers(organisations, other.organisations);
    }

    private static boolean covers(Set<String> one, Set<String> other) {
        return one.isEmpty() || (!other.isEmpty() && one.containsAll(other));
    }
}
