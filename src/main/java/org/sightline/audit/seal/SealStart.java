package org.sightline.audit.seal;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

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

    void atStart(@Observes @Priority(2) StartupEvent event) {
        Optional<String> refusal = refusal(settings);
        if (refusal.isPresent()) {
            LOG.error(refusal.get() + "; not started.");
            Quarkus.asyncExit(1);
            throw new PreventFurtherStepsException("audit trail without seals refused", 1);
        }
        if (settings.key().isEmpty()) {
            LOG.warnf(
                    "The audit trail is not sealed, as %s accepts: nobody can prove that no row of it was changed.",
                    settings.unsealedAcceptedBy().orElse(""));
        }
    }

    /** Why the viewer must not start; empty if it may. */
    static Optional<String> refusal(SealSettings settings) {
        if (settings.alarmAfter().compareTo(settings.stopAfter()) > 0
                || settings.stopAfter().compareTo(LONGEST) > 0) {
            return Optional.of("sightline.audit.seal.stop-after has to be at least alarm-after and at most 4 hours");
        }
        if (settings.key().isEmpty()) {
            return settings.unsealedAcceptedBy().filter(name -> !name.isBlank()).isPresent()
                    ? Optional.empty()
                    : Optional.of("The audit trail would not be sealed: sightline.audit.seal.key names no keys."
                            + " Make them with ./sightline keys rotate --seals FILE and set the key to file:FILE;"
                            + " or set sightline.audit.seal.unsealed-accepted-by to the name of who accepts that");
        }
        try {
            new ConfiguredKeys(settings).read();
            return Optional.empty();
        } catch (SealKeyException e) {
            return Optional.of("sightline.audit.seal.key cannot be used: " + e.getMessage());
        }
    }
}
