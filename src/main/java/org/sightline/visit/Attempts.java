package org.sightline.visit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.sightline.audit.AttemptEvent;
import org.sightline.audit.AttemptReason;
import org.sightline.audit.AuditEvent;
import org.sightline.audit.AuditTrail;
import org.sightline.audit.AuditTrail.Caller;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.UkZone;
import org.sightline.session.KnownLaunches;
import org.sightline.visit.AttemptTally.Counted;

/**
 * Puts refused requests on the trail. Nothing waits for it: the refusal is the same and as quick whether there is such a
 * launch or not, and whether a row can be written or not. One thread looks at what came, one after the other, and what
 * it cannot keep up with is counted: a flood takes no more of the database than that.
 */
@ApplicationScoped
public class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);
    private static final int WAITING = 200;
    /** Those of one client address: a flood of made-up launches leaves places to the attempts of others. */
    private static final int WAITING_OF_AN_ADDRESS = 40;

    private static final int LAST_SECONDS = 2;
    private static final String RECORD = "/record/";
    private static final String LAUNCH = "/launch";
    private static final String METRIC = "sightline.attempts";
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.UK).withZone(UkZone.ID);

    private final AttemptTally tally = new AttemptTally();
    private final AddressShares shares = new AddressShares(WAITING_OF_AN_ADDRESS);
    private final ExecutorService oneAfterTheOther = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofVirtual().name("attempts").factory());
    private final KnownLaunches launches;
    private final AuditTrail trail;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    @Inject
    public Attempts(KnownLaunches launches, AuditTrail trail, MeterRegistry metrics, InstantSource clock) {
        this.launches = launches;
        this.trail = trail;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param path of the request; if it is no launch's that there is, it leaves no row */
    public void atLaunch(String path, AttemptReason reason, Caller caller) {
        launchOf(path)
                .ifPresentOrElse(
                        launchId -> later(reason, caller, () -> lookAt(launchId, reason, caller)),
                        () -> count(reason, "unknown"));
    }

    /** @param place {@code /record}, {@code /office} or what another system asked; one of few, and never as it came */
    public void atPlace(String place, AttemptReason reason, Caller caller) {
        later(reason, caller, () -> {
            count(reason, "none");
            record(new AttemptEvent.OfPlace(place, reason), caller);
        });
    }

    /**
     * A token that was not good.
     *
     * @param place what was asked
     * @param registration that it names
     * @param proved whether it is that organisation's own
     */
    public void ofSystem(String place, String registration, boolean proved, Caller caller) {
        AttemptReason reason = proved ? AttemptReason.TOKEN_OF_SYSTEM : AttemptReason.TOKEN_NAMES_SYSTEM;
        later(reason, caller, () -> {
            count(reason, "none");
            record(new AttemptEvent.OfSystem(place, registration, reason), caller);
        });
    }

    /**
     * A refused launch that has no row of its own.
     *
     * @param registration that it names and is not proved to be of; may be empty
     */
    public void byLaunch(String registration, Caller caller) {
        later(AttemptReason.LAUNCH_NOT_PROVED, caller, () -> {
            count(AttemptReason.LAUNCH_NOT_PROVED, "none");
            record(
                    registration.isEmpty()
                            ? new AttemptEvent.OfPlace(LAUNCH, AttemptReason.LAUNCH_NOT_PROVED)
                            : new AttemptEvent.OfSystem(LAUNCH, registration, AttemptReason.LAUNCH_NOT_PROVED),
                    caller);
        });
    }

    /** Writes how many more of each kind came since the last time, and begins anew. */
    @Scheduled(
            identity = "attempts",
            every = "60s",
            delayed = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void turn() {
        Iterator<Counted> counted = tally.turn().iterator();
        boolean goesOn = true;
        while (counted.hasNext()) {
            Counted one = counted.next();
            goesOn = goesOn && write(one);
            if (!goesOn) {
                tally.countAgain(one);
            }
        }
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        stop();
    }

    /** What waits is looked at, and what is counted is written, as far as a few seconds allow. */
    void stop() throws InterruptedException {
        oneAfterTheOther.shutdown();
        if (!oneAfterTheOther.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("Refused attempts were not looked at before the end");
        }
        turn();
    }

    private void lookAt(LaunchId launchId, AttemptReason reason, Caller caller) {
        Optional<LaunchContext> launch = launches.launchOf(launchId);
        count(reason, launch.isPresent() ? "known" : "unknown");
        launch.ifPresent(one -> record(new AttemptEvent.OfLaunch(launchId, one, reason), caller));
    }

    private void record(AttemptEvent attempt, Caller caller) {
        if (tally.note(attempt, caller, clock.instant())) {
            try {
                trail.record(new AuditEvent.Attempted(attempt, ""), caller);
            } catch (RuntimeException e) {
                LOG.warnf("A refused attempt is counted, as its row could not be written: %s", e.getClass());
                tally.countAgain(new Counted(attempt, new Caller(caller.ip(), "", ""), clock.instant(), 1));
            }
        }
    }

    private boolean write(Counted counted) {
        String detail = counted.more() + " more like it since " + SINCE.format(counted.since());
        try {
            trail.record(new AuditEvent.Attempted(counted.attempt(), detail), counted.caller());
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("Counts of refused attempts are kept for later: %s", e.getClass());
            return false;
        }
    }

    private void later(AttemptReason reason, Caller caller, Runnable work) {
        if (!shares.take(caller.ip())) {
            notLookedAt(reason);
            return;
        }
        try {
            oneAfterTheOther.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warnf("A refused attempt was not looked at: %s", e.getClass());
                    notLookedAt(reason);
                } finally {
                    shares.giveBack(caller.ip());
                }
            });
        } catch (RejectedExecutionException _) {
            shares.giveBack(caller.ip());
            notLookedAt(reason);
        }
    }

    private void notLookedAt(AttemptReason reason) {
        count(reason, "not-looked-at");
        AttemptEvent unknown = new AttemptEvent.OfPlace("", AttemptReason.NOT_LOOKED_AT);
        tally.countAgain(new Counted(unknown, Caller.OURSELVES, clock.instant(), 1));
    }

    private void count(AttemptReason reason, String launch) {
        metrics.counter(METRIC, "reason", reason.code(), "launch", launch).increment();
    }

    private static Optional<LaunchId> launchOf(String path) {
        return path.startsWith(RECORD)
                ? LaunchId.parse(path.substring(RECORD.length()).split("/", 2)[0])
                : Optional.empty();
    }
}
