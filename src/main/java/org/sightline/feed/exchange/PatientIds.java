package org.sightline.feed.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.sightline.context.LaunchId;

/**
 * What one feed called the patients of launches that read it within the last minute: an id, and nothing else of them. By
 * it the next click need not wait for the look-up before it asks; it believes nothing before the look-up has answered.
 */
public final class PatientIds {

    private static final Duration REMEMBERED = Duration.ofSeconds(60);

    private static final int MOST = 1_000;

    private final InstantSource clock;
    private final LinkedHashMap<LaunchId, Learnt> byLaunch = new LinkedHashMap<>();

    PatientIds(InstantSource clock) {
        this.clock = clock;
    }

    private record Learnt(String id, Instant until) {}

    /**
     * The FHIR id of the launch's patient, once: whoever takes it looks the patient up, and says what that gave. Empty if
     * this node has not learnt it within the last minute.
     */
    public synchronized Optional<String> take(LaunchId launch) {
        letGo();
        return Optional.ofNullable(byLaunch.remove(launch)).map(Learnt::id);
    }

    /** Called when a look-up has found the launch's patient. */
    public synchronized void learn(LaunchId launch, String id) {
        byLaunch.remove(launch);
        byLaunch.put(launch, new Learnt(id, clock.instant().plus(REMEMBERED)));
        letGo();
    }

    /** The eldest are first, as whatever is learnt again goes to the end. */
    private void letGo() {
        Instant now = clock.instant();
        while (byLaunch.size() > MOST
                || (!byLaunch.isEmpty()
                        && !byLaunch.firstEntry().getValue().until().isAfter(now))) {
            byLaunch.pollFirstEntry();
        }
    }
}
