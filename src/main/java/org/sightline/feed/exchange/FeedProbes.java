package org.sightline.feed.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedAnswer.Unavailable.Reason;

/**
 * Asks feeds that are not asked for their CapabilityStatement, beside all readings, so that no click pays for finding out
 * that one is still away; and tells metrics how each feed stands.
 */
@Singleton
public class FeedProbes {

    private static final Logger LOG = Logger.getLogger(FeedProbes.class);
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final FeedLines lines;
    private final InstantSource clock;
    private final MultiGauge circuits;
    private final MultiGauge deadlines;
    private final MultiGauge readings;
    private final MultiGauge places;

    @Inject
    public FeedProbes(FeedLines lines, InstantSource clock, MeterRegistry metrics) {
        this.lines = lines;
        this.clock = clock;
        this.circuits = MultiGauge.builder("sightline.feed.circuit").register(metrics);
        this.deadlines = MultiGauge.builder("sightline.feed.deadline.seconds").register(metrics);
        this.readings = MultiGauge.builder("sightline.feed.readings").register(metrics);
        this.places = MultiGauge.builder("sightline.feed.places").register(metrics);
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    public void look() {
        lines.known().forEach((feed, line) -> {
            if (line.gate().isToBeProbed()) {
                Thread.startVirtualThread(() -> probe(feed, line));
            }
        });
        List<FeedStanding> states = lines.states();
        tell(circuits, states, state -> state.circuit().ordinal());
        tell(deadlines, states, state -> state.deadline().toMillis() / 1000.0);
        tell(readings, states, FeedStanding::underWay);
        tell(places, states, FeedStanding::places);
    }

    private static void tell(MultiGauge gauge, List<FeedStanding> states, ToDoubleFunction<FeedStanding> value) {
        gauge.register(
                states.stream()
                        .map(state ->
                                MultiGauge.Row.of(Tags.of("feed", state.feed().value()), value.applyAsDouble(state)))
                        .toList(),
                true);
    }

    private void probe(FeedId feed, FeedLine line) {
        Duration deadline = line.connection().deadline();
        Thread asking = Thread.startVirtualThread(() -> {
            if (isThere(line, deadline)) {
                LOG.infof("Feed %s answers again: one reading tries it", feed.value());
                line.gate().answers();
            }
        });
        try {
            if (!asking.join(deadline)) {
                asking.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever it says of itself, even that it says nothing to us: readings find out the rest. */
    private boolean isThere(FeedLine line, Duration deadline) {
        URI metadata = URI.create(line.connection().fhirBaseUrl() + "/metadata");
        FeedExchange exchange = new FeedExchange(line, Deadline.in(deadline), MOST_BYTES, clock);
        try {
            return line.open().isEmpty()
                    && switch (exchange.get(metadata)) {
                        case Reply.Trouble(Reason reason, String _) -> !FeedGate.isOfTheFeed(reason);
                        case Reply.Again _ -> false;
                        case Reply.Body _, Reply.NotThere _, Reply.Rejected _, Reply.Refused _ -> true;
                    };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
