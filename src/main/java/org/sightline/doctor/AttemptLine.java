package org.sightline.doctor;

import org.sightline.audit.LaunchHistory.RefusedAttempt;

/** Refused attempts at a record as the page shows them: what, from where, and how many more; not whose record. */
record AttemptLine(String at, String address, String meaning, String more) {

    static AttemptLine of(RefusedAttempt attempt, RefusalWords words) {
        return new AttemptLine(
                UkTime.second(attempt.at()),
                attempt.ip().isEmpty() ? "several" : attempt.ip(),
                words.ofAttempt(attempt.reason()),
                attempt.detail());
    }
}
