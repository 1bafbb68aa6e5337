package org.sightline.tab.document;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Where files are rendered: on a few platform threads of their own, so that one which takes minutes of a processor takes
 * none from those that serve everybody. Past its time a reader is interrupted and its place given to the next. One that
 * ignores that is replaced and counted; there are never more of these than places, as then their places stay taken.
 */
@ApplicationScoped
public class RenderingPool {

    private static final Logger LOG = Logger.getLogger(RenderingPool.class);

    private final RenderingSettings settings;
    private final MeterRegistry meters;
    private final int places;
    private final Semaphore free;
    private final AtomicInteger waiting = new AtomicInteger();
    private int stuck;

    @Inject
    RenderingPool(RenderingSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
        this.places = settings.threads() > 0
                ? settings.threads()
                : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.free = new Semaphore(places, true);
        meters.gauge("sightline.rendering.running", this, pool -> pool.state().running());
        meters.gauge("sightline.rendering.waiting", this, pool -> pool.state().waiting());
        meters.gauge("sightline.rendering.stuck", this, pool -> pool.state().stuck());
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
        return new State(places, places - free.availablePermits(), waiting.get(), stuck);
    }

    /** The work's value if it comes in time; this thread waits, and does none of it. */
    <T> Outcome<T> run(Callable<T> work) {
        Outcome<T> outcome = hasPlace() ? inPlace(new FutureTask<>(work)) : new Outcome.NoPlace<>();
        meters.counter("sightline.rendering", "outcome", nameOf(outcome)).increment();
        return outcome;
    }

    private boolean hasPlace() {
        if (free.tryAcquire()) {
            return true;
        }
        try {
            return waiting.incrementAndGet() <= settings.queue()
                    && free.tryAcquire(settings.longestWait().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.decrementAndGet();
        }
    }

    private <T> Outcome<T> inPlace(FutureTask<T> task) {
        Run run = new Run(task);
        Thread.ofPlatform().daemon().name("rendering").start(run);
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

        private final FutureTask<?> task;
        private boolean ended;
        private boolean replaced;

        Run(FutureTask<?> task) {
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
            synchronized (RenderingPool.this) {
                ended = true;
                if (replaced) {
                    stuck--;
                } else {
                    free.release();
                }
            }
        }

        void leave() {
            synchronized (RenderingPool.this) {
                if (!ended && task.isCancelled() && stuck < places) {
                    replaced = true;
                    stuck++;
                    free.release();
                }
            }
        }
    }
}
