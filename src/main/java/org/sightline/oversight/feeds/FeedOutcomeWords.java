package org.sightline.oversight.feeds;

import java.util.Map;
import java.util.Set;
import org.sightline.usage.FeedFigures.FeedDay;

/** What the trail says of an answer, in the words of the page. */
final class FeedOutcomeWords {

    private static final Set<String> ANSWERS = Set.of("answered", "patient-not-known", "withheld", "patient-objected");
    private static final Set<String> FAILURES = Set.of("unavailable", "not-permitted", "patient-mismatch");

    private static final Map<String, String> OUTCOMES = Map.of(
            "answered", "Answered",
            "patient-not-known", "Patient not known there",
            "withheld", "Labelled as restricted",
            "patient-objected", "Patient objects there",
            "not-permitted", "Refused us",
            "patient-mismatch", "Not surely the patient",
            "unavailable", "Not available");

    private static final Map<String, String> REASONS = Map.of(
            "NO_CONNECTION", "No connection",
            "TOO_SLOW", "Too slow",
            "TLS", "Certificate or TLS",
            "SERVER_ERROR", "Its server failed",
            "BUSY", "Asked too often at once",
            "UNREADABLE", "Not readable",
            "NOT_FHIR_R4", "Not FHIR R4",
            "TOO_LARGE", "Too large",
            "NO_CREDENTIALS", "No credentials for it",
            "WRONG_PATIENT", "Another patient’s data");

    private FeedOutcomeWords() {}

    /** Whether the feed answered, be it that it has nothing to show. */
    static boolean isAnswer(FeedDay one) {
        return ANSWERS.contains(one.outcome());
    }

    /** Whether it was asked and did not answer; what was not asked is neither. */
    static boolean isFailure(FeedDay one) {
        return FAILURES.contains(one.outcome());
    }

    static String of(FeedDay one) {
        String reason = REASONS.get(one.reason());
        return reason == null ? OUTCOMES.getOrDefault(one.outcome(), one.outcome()) : reason;
    }
}
