package org.sightline.registration.admission;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the record of somebody who died is shown.
 *
 * @param name as the audit trail names it
 * @param months after the death during which it is shown as before; 0 for not at all
 * @param afterOverride whether an override shows it after that
 */
public record DeathRule(String name, Whom whom, int months, boolean afterOverride) {

    /** The stricter of both, for whom both are about; empty if that is nobody. */
    Optional<DeathRule> and(DeathRule other) {
        return whom.and(other.whom)
                .map(both -> new DeathRule(
                        name, both, Math.min(months, other.months), afterOverride && other.afterOverride));
    }

    /** @param died null if the day is not known: nobody could say then that the time is not over */
    public boolean isShown(@Nullable LocalDate died, LocalDate today) {
        return died != null && today.isBefore(died.plusMonths(months));
    }
}
