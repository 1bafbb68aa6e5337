package org.sightline.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.LaunchHistory.KeyUse;
import org.sightline.registration.KeysOnRecord.KeyOnRecord;

/**
 * One key as the page shows it.
 *
 * @param used when it was first and last used, in words
 * @param until its last moment, in words
 * @param state in words
 * @param good whether it signs launches now and for a while
 */
record KeyLine(String keyId, String kind, String used, String until, String state, boolean good) {

    private static final Duration SOON = Duration.ofDays(30);

    static KeyLine of(KeyOnRecord key, @Nullable KeyUse use, boolean shared, Instant now) {
        String used = use == null
                ? "not used yet"
                : "first " + UkTime.minute(use.first()) + ", last " + UkTime.minute(use.last());
        String until = key.notAfter().map(UkTime::minute).orElse("as long as you publish it");
        Optional<String> objection =
                key.objection().or(() -> shared ? Optional.of("is not the only one of its kid") : Optional.empty());
        if (objection.isPresent()) {
            return new KeyLine(key.keyId(), key.kind(), used, until, "Refused: the key " + objection.get(), false);
        }
        if (key.notAfter().filter(end -> !end.isAfter(now)).isPresent()) {
            return new KeyLine(key.keyId(), key.kind(), used, until, "Refused: past its end", false);
        }
        boolean soon =
                key.notAfter().filter(end -> end.isBefore(now.plus(SOON))).isPresent();
        return new KeyLine(
                key.keyId(), key.kind(), used, until, soon ? "In force, ends within 30 days" : "In force", !soon);
    }
}
