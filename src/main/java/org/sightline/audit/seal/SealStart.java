package org.sightline.audit.seal;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.sightline.start.BeforeMigration;
import org.sightline.start.StartRefusedException;

/** No start with a trail that nobody could vouch for, unless somebody accepts that by name. */
@ApplicationScoped
class SealStart {

    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Logger LOG = Logger.getLogger(SealStart.class);

    private final SealSettings settings;

    @Inject
    SealStart(SealSettings settings) {
        this.settings = settings;
    }

    void beforeMigration(@Observes @Priority(2) BeforeMigration due) {
        check(settings);
        if (settings.key().isEmpty()) {
            LOG.warnf(
                    "The audit trail is not sealed, as %s accepts: nobody can prove that no row of it was changed.",
                    settings.unsealedAcceptedBy().orElse(""));
        }
    }

    /** @throws StartRefusedException if the viewer must not start with these */
    static void check(SealSettings settings) {
        if (settings.alarmAfter().compareTo(settings.stopAfter()) > 0
                || settings.stopAfter().compareTo(LONGEST) > 0) {
            throw StartRefusedException.ofSetting(
                    "sightline.audit.seal.stop-after",
                    "is " + settings.stopAfter() + ".",
                    "It has to be at least SIGHTLINE_AUDIT_SEAL_ALARM_AFTER and at most 4 hours.");
        }
        if (settings.key().isEmpty()) {
            if (settings.unsealedAcceptedBy().filter(name -> !name.isBlank()).isEmpty()) {
                throw new StartRefusedException(
                        "The audit trail would not be sealed: SIGHTLINE_AUDIT_SEAL_KEY is not set.",
                        "Make keys with ./sightline keys rotate --seals FILE and set it to file:FILE; or set"
                                + " SIGHTLINE_AUDIT_SEAL_UNSEALED_ACCEPTED_BY to the name of who accepts that.");
            }
            return;
        }
        try {
            new ConfiguredKeys(settings).read();
        } catch (SealKeyException e) {
            throw StartRefusedException.ofSetting(
                    "sightline.audit.seal.key",
                    "cannot be used: " + e.getMessage() + ".",
                    "It has to be file:/absolute/path or env:NAME of keys that ./sightline keys rotate --seals made.");
        }
    }
}
