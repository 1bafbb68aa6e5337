package org.sightline.feed.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one feed would not search by, for a while: nobody asks it the same in vain each time a record is opened, and a
 * feed that learns it is asked in full again.
 */
public final class RefusedParameters {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Map<Set<String>, Found> byQuestion = new ConcurrentHashMap<>();

    RefusedParameters(InstantSource clock) {
        this.clock = clock;
    }

    private record Found(Set<String> parameters, Instant until) {}

    /** What to leave out of a question; empty if nothing is known of it, an empty set if leaving out does not help. */
    public Optional<Set<String>> of(String resourceType, Set<String> parameters) {
        return Optional.ofNullable(byQuestion.get(question(resourceType, parameters)))
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Found::parameters);
    }

    /** Kinds of question are few: they are those of the tabs. */
    public void remember(String resourceType, Set<String> parameters, Set<String> leftOut) {
        byQuestion.put(
                question(resourceType, parameters),
                new Found(Set.copyOf(leftOut), clock.instant().plus(REMEMBERED)));
    }

    private static Set<String> question(String resourceType, Set<String> parameters) {
        Set<String> question = new HashSet<>(parameters);
        question.add(" " + resourceType);
        return Set.copyOf(question);
    }
}
