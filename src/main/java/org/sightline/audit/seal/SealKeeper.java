package org.sightline.audit.seal;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.sightline.audit.TrailGuard;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/**
 * Seals each second, on whichever node comes first, and sees on every node how far behind the seals are: after a while
 * somebody is told, and after a longer one nothing is opened any more.
 */
@Singleton
class SealKeeper implements TrailGuard {

    private static final Logger LOG = Logger.getLogger(SealKeeper.class);

    /** A node that has much to catch up with lets others take turns. */
    private static final int SEALS_AT_ONCE = 50;

    private final Database database;
    private final SealSettings settings;
    private final Sealer sealer;
    private final SealWatch watch;
    private final Instant begun;
    private String logged = "current";

    @Inject
    SealKeeper(Database database, SealSettings settings, InstantSource clock, MeterRegistry metrics) {
        this.database = database;
        this.settings = settings;
        this.sealer = new Sealer(database, new ConfiguredKeys(settings));
        this.watch = new SealWatch(settings.alarmAfter(), settings.stopAfter(), clock);
        this.begun = clock.instant();
        metrics.gauge(
                "sightline.audit.seal.behind.seconds",
                this,
                keeper -> keeper.state().behind().toSeconds());
        metrics.gauge("sightline.audit.seal.late", this, keeper -> keeper.state() instanceof SealState.Current ? 0 : 1);
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void eachSecond() {
        if (settings.key().isEmpty()) {
            return;
        }
        String why = seal();
        try {
            watch.found(database.withHandle(handle -> SealBacklog.of(handle, begun)), why);
        } catch (StorageUnavailableException | DamagedSealException e) {
            watch.notFound(String.valueOf(e.getMessage()));
        }
        log(state());
    }

    SealState state() {
        return settings.key().isPresent()
                ? watch.state()
                : new SealState.Unsealed(settings.unsealedAcceptedBy().orElse(""));
    }

    @Override
    public boolean mayOpen() {
        return !(state() instanceof SealState.Stalled);
    }

    /** What went wrong; empty if nothing did. */
    private String seal() {
        try {
            int seals = 0;
            while (seals < SEALS_AT_ONCE && sealer.seal() == Sealer.Outcome.MORE) {
                seals++;
            }
            return "";
        } catch (SealKeyException | StorageUnavailableException | DamagedSealException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Each change of state once. */
    private void log(SealState state) {
        if (state.word().equals(logged)) {
            return;
        }
        logged = state.word();
        switch (state) {
            case SealState.Unsealed _ -> {}
            case SealState.Current _ -> LOG.info("The audit trail is sealed again");
            case SealState.Late late ->
                LOG.errorf("The audit trail is not sealed since %s: %s", late.behind(), late.why());
            case SealState.Stalled stalled ->
                LOG.errorf(
                        "The audit trail is not sealed since %s and nothing is opened any more: %s",
                        stalled.behind(), stalled.why());
        }
    }
}
