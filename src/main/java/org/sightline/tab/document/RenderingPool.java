package org.sightline.tab.document;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.sightline.tab.document.RenderingShares.Owner;

/**
 * Where files are rendered: on a few platform threads of their own, so that one which takes minutes of a processor takes
 * none from those that serve everybody; whose turn it is says {@link RenderingShares}. Past its time a reader is interrupted and its place given to the next. One that
 * ignores that is replaced and counted; there are never more of these than places, as then their places stay taken.
 */
@ApplicationScoped
public class RenderingPool {

    private static final Logger LOG = Logger.getLogger(RenderingPool.class);

    private final RenderingSettings settings;
    private final MeterRegistry meters;
    private final int places;
    private final RenderingShares shares;
    private final ThreadFactory threads;
    private int stuck;

    @Inject
    RenderingPool(RenderingSettings settings, MeterRegistry meters) {
        this(settings, meters, lowest());
    }

    RenderingPool(RenderingSettings settings, MeterRegistry meters, ThreadFactory threads) {
        this.settings = settings;
        this.meters = meters;
        this.threads = threads;
        this.places = settings.threads() > 0
                ? settings.threads()
                : Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
        this.shares = new RenderingShares(places, settings.queue());
        meters.gauge("sightline.rendering.running", this, pool -> pool.state().running());
        meters.gauge("sightline.rendering.waiting", this, pool -> pool.state().waiting());
        meters.gauge("sightline.rendering.stuck", this, pool -> pool.state().stuck());
    }

    /** Threads that take what others leave, where the JVM is told to pass priorities on (docs/running.md). */
    static ThreadFactory lowest() {
        return Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("rendering")
                .factory();
    }

    /** What became of a piece of work. */
    sealed interface Outcome<T> {

        record Done<T>(T value) implements Outcome<T> {}

        /** It used up its time. */
        record TooSlow<T>() implements Outcome<T> {}

        /** There was no place for it in time: it was not begun. */
        record NoPlace<T>() implements Outcome<T> {}

        /** It broke off in a way nobody foresaw, such as by its depth. */
        record Failed<T>() implements Outcome<T> {}
    }

    /**
     * How the pool is.
     *
     * @param stuck readers that went on when they were told to stop
     */
    public record State(int places, int running, int waiting, int stuck) {}

    public synchronized State state() {
        return new State(places, shares.taken(), shares.waitingTurns(), stuck);
    }

    /**
     * The work's value if it comes in time; this thread waits, and does none of it.
     *
     * @param owner of whose share it is done
     */
    <T> Outcome<T> run(Owner owner, Callable<T> work) {
        Outcome<T> outcome = shares.take(owner, settings.longestWait())
                ? inPlace(owner, new FutureTask<>(work))
                : new Outcome.NoPlace<>();
        meters.counter("sightline.rendering", "outcome", nameOf(outcome)).increment();
        return outcome;
    }

    private <T> Outcome<T> inPlace(Owner owner, FutureTask<T> task) {
        Run run = new Run(owner, task);
        try {
            threads.newThread(run).start();
        } catch (OutOfMemoryError _) {
            // what the platform throws when it has no thread left; nothing was begun
            LOG.warn("a file could not be rendered: no thread for it");
            shares.giveBack(owner);
            return new Outcome.NoPlace<>();
        }
        return ended(run, task);
    }

    private <T> Outcome<T> ended(Run run, FutureTask<T> task) {
        try {
            return new Outcome.Done<>(task.get(settings.longest().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            return new Outcome.TooSlow<>();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.TooSlow<>();
        } catch (ExecutionException e) {
            // by its kind alone: messages may quote the file
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warnf("a file could not be rendered: %s", cause.getClass().getName());
            return new Outcome.Failed<>();
        } finally {
            task.cancel(true);
            run.leave();
        }
    }

    private static String nameOf(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> _ -> "done";
            case Outcome.TooSlow<?> _ -> "too-slow";
            case Outcome.NoPlace<?> _ -> "no-place";
            case Outcome.Failed<?> _ -> "failed";
        };
    }

    /** One reader at work: its place is free when it ends or, as long as there may be one more like it, is left. */
    private final class Run implements Runnable {

        private final Owner owner;
        private final FutureTask<?> task;
        private boolean ended;
        private boolean replaced;

        Run(Owner owner, FutureTask<?> task) {
            this.owner = owner;
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
            synchronized (RenderingPool.this) {
                ended = true;
                if (replaced) {
                    stuck--;
                    shares.settled(owner);
                } else {
                    shares.giveBack(owner);
                }
            }
        }

        void leave() {
            synchronized (RenderingPool.this) {
                if (!ended && task.isCancelled() && stuck < places) {
                    replaced = true;
                    stuck++;
                    shares.lend();
                }
            }
        }
    }
}
