package org.sightline.trail.repository;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.sightline.audit.seal.DamagedSealException;
import org.sightline.database.StorageUnavailableException;

/** Every two seconds, on whichever node comes first, what was sealed is sent on to each destination, all at once. */
@Singleton
class RepositoryFeed implements RepositoryStates {

    private static final Logger LOG = Logger.getLogger(RepositoryFeed.class);

    /** So long one turn goes on with what is still to be sent. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final FeedTable table;
    private final SealedEntries entries;
    private final List<EventDestination> destinations;
    private final InstantSource clock;
    private volatile List<RepositoryState> states = List.of();

    @Inject
    RepositoryFeed(FeedTable table, SealedEntries entries, Destinations destinations, InstantSource clock) {
        this(table, entries, destinations.all(), clock);
    }

    RepositoryFeed(FeedTable table, SealedEntries entries, List<EventDestination> destinations, InstantSource clock) {
        this.table = table;
        this.entries = entries;
        this.destinations = List.copyOf(destinations);
        this.clock = clock;
    }

    void atStart(@Observes StartupEvent event, MeterRegistry metrics) {
        metrics.gauge(
                "sightline.audit.repository.behind",
                this,
                feed -> feed.states().stream()
                        .mapToLong(RepositoryState::behind)
                        .max()
                        .orElse(0));
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, identity = "audit-repository")
    void often() {
        if (destinations.isEmpty()) {
            return;
        }
        try {
            try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
                destinations.forEach(one -> all.execute(() -> send(one)));
            }
            states = all();
        } catch (StorageUnavailableException e) {
            LOG.errorf("It is not known how far the audit trail was sent on: %s", e.getMessage());
        }
    }

    /** As of the last look. */
    List<RepositoryState> states() {
        return states;
    }

    @Override
    public List<RepositoryState> all() {
        return destinations.isEmpty()
                ? List.of()
                : table.states().stream()
                        .filter(state ->
                                destinations.stream().anyMatch(one -> one.name().equals(state.destination())))
                        .toList();
    }

    /** Sends what is there to be sent, if it is ours to send. */
    void send(EventDestination destination) {
        try {
            table.begin(destination.name());
            Optional<SealPlace> claimed = table.claim(destination.name());
            if (claimed.isPresent()) {
                from(claimed.get(), destination);
            }
        } catch (StorageUnavailableException | DamagedSealException e) {
            LOG.errorf("The audit trail is not sent on to %s at the moment: %s", destination.name(), e.getMessage());
        }
    }

    private void from(SealPlace claimed, EventDestination destination) {
        Instant end = clock.instant().plus(LONGEST_TURN);
        Optional<SealPlace> place = Optional.of(claimed);
        try {
            while (place.isPresent() && clock.instant().isBefore(end)) {
                place = sent(place.get(), destination);
            }
            table.release(destination.name());
        } catch (NotTakenException e) {
            LOG.warnf("The audit trail is not sent on to %s: %s", destination.name(), e.getMessage());
            table.fail(destination.name(), String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return the place after what was sent; empty if there was nothing, or if another process has it by now */
    private Optional<SealPlace> sent(SealPlace place, EventDestination destination)
            throws NotTakenException, InterruptedException {
        SealedEntries.Portion next = entries.from(place, destination.atOnce()).orElse(null);
        if (next == null) {
            return Optional.empty();
        }
        try {
            if (!next.entries().isEmpty()) {
                destination.send(next.entries());
            }
        } catch (NotTakenException e) {
            if (e.taken() > 0) {
                table.move(destination.name(), place, next.after(e.taken()), e.taken());
            }
            throw e;
        }
        boolean ours = table.move(
                destination.name(), place, next.after(), next.entries().size());
        return ours ? Optional.of(next.after()) : Optional.empty();
    }
}
