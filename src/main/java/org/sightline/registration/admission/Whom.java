package org.sightline.registration.admission;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Those of them whose launches are of one of these registrations; empty if nobody is. */
    public Optional<Whom> within(Set<String> registrations) {
        return registrations.isEmpty() ? Optional.empty() : and(new Whom(Set.of(), registrations));
    }

    /** Who is one of both; empty if nobody can be. */
    public Optional<Whom> and(Whom other) {
        Set<String> left = both(roles, other.roles);
        Set<String> places = both(organisations, other.organisations);
        boolean nobody = (left.isEmpty() && !roles.isEmpty()) || (places.isEmpty() && !organisations.isEmpty());
        return nobody ? Optional.empty() : Optional.of(new Whom(left, places));
    }

    /** Where one is empty, which stands for all, those of the other. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        return one.isEmpty()
                ? other
                : one.stream()
                        .filter(name -> other.isEmpty() || other.contains(name))
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean covers(Set<String> one, Set<String> other) {
        return one.isEmpty() || (!other.isEmpty() && one.containsAll(other));
    }
}
