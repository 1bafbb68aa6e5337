package org.sightline.visit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BooleanSupplier;
import org.sightline.context.LaunchId;
import org.sightline.shares.FairShares;

/**
 * The places for what is being opened: taken before the first audit row, so that a wave of clicks is turned away while
 * there is memory left, and no organisation's wave takes the places of all others.
 */
@ApplicationScoped
public class OpeningPlaces {

    private static final long HEAP_OF_ONE = 4L * 1024 * 1024;
    private static final int LEAST = 32;

    private final FairShares shares;
    private final int ofOneLaunch;
    private final BooleanSupplier memoryIsShort;
    private final MeterRegistry metrics;
    private final ConcurrentMap<LaunchId, Integer> launches = new ConcurrentHashMap<>();

    @Inject
    OpeningPlaces(OpeningLimits limits, MeterRegistry metrics) {
        this(limits, metrics, new LiveHeap(limits.mostOfTheHeap())::isShort);
        metrics.gauge("sightline.openings.under.way", shares, FairShares::taken);
        metrics.gauge("sightline.openings.places", shares, FairShares::places);
    }

    /** @param memoryIsShort whether no more may be begun for lack of memory */
    public OpeningPlaces(OpeningLimits limits, MeterRegistry metrics, BooleanSupplier memoryIsShort) {
        this.shares = new FairShares(limits.most() > 0 ? limits.most() : ofTheHeap());
        this.ofOneLaunch = limits.mostOfOneLaunch();
        this.memoryIsShort = memoryIsShort;
        this.metrics = metrics;
    }

    /** One that is given back when it is closed. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws TooMuchAskedException if there is none */
    Place take(Visit visit) {
        String organisation = visit.launch().registration();
        LaunchId launch = visit.launchId();
        if (memoryIsShort.getAsBoolean()) {
            throw refused("memory", false);
        }
        if (launches.merge(launch, 1, Integer::sum) > ofOneLaunch) {
            leave(launch);
            throw refused("launch", true);
        }
        if (!shares.take(organisation)) {
            leave(launch);
            throw refused("places", false);
        }
        return () -> {
            leave(launch);
            shares.giveBack(organisation);
        };
    }

    private void leave(LaunchId launch) {
        launches.computeIfPresent(launch, (_, held) -> held == 1 ? null : held - 1);
    }

    private TooMuchAskedException refused(String limit, boolean ofOneLaunch) {
        metrics.counter("sightline.openings.refused", "limit", limit).increment();
        return new TooMuchAskedException("no opening more: " + limit, ofOneLaunch);
    }

    private static int ofTheHeap() {
        return (int) Math.max(LEAST, Runtime.getRuntime().maxMemory() / HEAP_OF_ONE);
    }
}
