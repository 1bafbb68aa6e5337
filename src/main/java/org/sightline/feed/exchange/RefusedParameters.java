package org.sightline.feed.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What is known at the moment, each as {@code Observation: _include, date}; all of it if leaving out does not help. */
    List<String> now() {
        return byQuestion.entrySet().stream()
                .filter(one -> clock.instant().isBefore(one.getValue().until()))
                .map(one -> words(one.getKey(), one.getValue().parameters()))
                .distinct()
                .sorted()
                .toList();
    }

    private static String words(Set<String> question, Set<String> leftOut) {
        String type = question.stream()
                .filter(one -> one.startsWith(" "))
                .findFirst()
                .orElse("")
                .strip();
        Stream<String> parameters =
                leftOut.isEmpty() ? question.stream().filter(one -> !one.startsWith(" ")) : leftOut.stream();
        return type + ": " + parameters.sorted().collect(Collectors.joining(", "));
    }

    private static Set<String> question(String resourceType, Set<String> parameters) {
        Set<String> question = new HashSet<>(parameters);
        question.add(" " + resourceType);
        return Set.copyOf(question);
    }
}
