package org.sightline.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may open a record in spite of an objection or a label, and for which reasons, from {@code access.yaml}.
 *
 * @param reasons what a user may choose from, in the order of the form
 * @param roles the groups of roles, by name
 * @param organisations the launch registrations that allow it, by id
 */
public record OverrideRules(List<Reason> reasons, Set<String> roles, Set<String> organisations) {

    /** By which nobody may. */
    public static final OverrideRules NOBODY = new OverrideRules(List.of(), Set.of(), Set.of());

    public OverrideRules {
        reasons = List.copyOf(reasons);
        roles = Set.copyOf(roles);
        organisations = Set.copyOf(organisations);
    }

    /** A reason, as it is kept and as it is read. */
    public record Reason(String code, String words) {}

    public Optional<Reason> reason(String code) {
        return reasons.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
