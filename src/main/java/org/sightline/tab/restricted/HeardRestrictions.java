package org.sightline.tab.restricted;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.context.Death;
import org.sightline.context.LaunchId;

/**
 * What was heard lately, for whatever is opened of a record by asking one source alone, such as a letter. Only what cannot
 * be otherwise at the next asking is kept, for a little while: that a record is restricted, or that it is not, and with it
 * whether a source said that the patient has died.
 */
@ApplicationScoped
public class HeardRestrictions {

    /** As long as a page may stand on a screen before its letters are opened. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 10_000;

    private final InstantSource clock;
    private final LinkedHashMap<LaunchId, Kept> kept = new LinkedHashMap<>();

    public HeardRestrictions(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What every source together said.
     *
     * @param deathOrNull null if none said that the patient has died
     */
    public record Heard(Restriction restriction, @Nullable Death deathOrNull) {}

    private record Kept(Heard heard, Instant until) {}

    /** Keeps what settles it; what a page that is still filling does not know yet changes nothing. */
    public synchronized void remember(LaunchId launch, Heard heard) {
        switch (heard.restriction()) {
            case Restriction.NotKnown unknown when unknown.isOpen() -> {}
            case Restriction.NotKnown _ -> kept.remove(launch);
            case Restriction.None _, Restriction.Restricted _ -> keep(launch, heard);
        }
    }

    private void keep(LaunchId launch, Heard heard) {
        kept.remove(launch);
        kept.put(launch, new Kept(heard, clock.instant().plus(KEPT)));
        while (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
    }

    /** What was heard in this launch, unless it is too long ago. */
    public synchronized Optional<Heard> of(LaunchId launch) {
        return Optional.ofNullable(kept.get(launch))
                .filter(one -> one.until().isAfter(clock.instant()))
                .map(Kept::heard);
    }
}
