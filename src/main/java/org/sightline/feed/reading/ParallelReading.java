package org.sightline.feed.reading;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sightline.context.FeedId;
import org.sightline.feed.FeedAnswer;
import org.sightline.feed.FeedReading;
import org.sightline.feed.RecordReading;

/** Collects the answers of one opening as they come, each once, and gives up what is past its deadline. */
final class ParallelReading implements RecordReading {

    /** A reading ends itself at its deadline; on a busy machine it may be this late before it is given up. */
    private static final Duration GRACE = Duration.ofMillis(150);

    private final Map<FeedId, FeedReading> readings = new LinkedHashMap<>();
    private final Map<FeedId, Course> courses = new LinkedHashMap<>();
    private final BlockingQueue<FeedReading> arrivals = new LinkedBlockingQueue<>();
    private final Consumer<FeedReading> onArrival;

    /**
     * @param begun how each feed stands before any answers
     * @param onArrival told of each answer once, on the thread that waits for them
     */
    ParallelReading(List<FeedReading> begun, Consumer<FeedReading> onArrival) {
        begun.forEach(reading -> readings.put(reading.feed().id(), reading));
        this.onArrival = onArrival;
        readings.values().stream().filter(reading -> !reading.isAwaited()).forEach(onArrival);
    }

    /** A feed on its way. */
    void awaits(FeedAttempt attempt, Future<?> work) {
        Duration left = attempt.exchange().deadline().remaining();
        long end = System.nanoTime() + left.plus(GRACE).toNanos();
        courses.put(attempt.feed().id(), new Course(attempt, work, end));
    }

    /** Called on the feed's own thread. */
    void arrived(FeedReading reading) {
        arrivals.add(reading);
    }

    @Override
    public List<FeedReading> next() {
        int awaited = courses.size();
        boolean known = isEachLookedUp();
        while (!courses.isEmpty() && courses.size() == awaited && (known || !isEachLookedUp() || isNothingThere())) {
            try {
                FeedReading arrived = arrivals.poll(nanosToFirstEnd(), TimeUnit.NANOSECONDS);
                if (arrived == null) {
                    giveUpTheLate();
                } else {
                    keep(arrived);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                giveUpAll();
            }
        }
        for (FeedReading more = arrivals.poll(); more != null; more = arrivals.poll()) {
            keep(more);
        }
        return List.copyOf(readings.values());
    }

    @Override
    public void close() {
        courses.values().forEach(Course::giveUp);
    }

    /** What comes after it was given up is not taken any more. */
    private void keep(FeedReading reading) {
        if (reading.isAwaited()) {
            if (courses.containsKey(reading.feed().id())) {
                readings.put(reading.feed().id(), reading);
            }
        } else if (courses.remove(reading.feed().id()) != null) {
            readings.put(reading.feed().id(), reading);
            onArrival.accept(reading);
        }
    }

    /** Whether every feed that is awaited has at least said who its patient is. */
    private boolean isEachLookedUp() {
        return readings.values().stream()
                .noneMatch(reading ->
                        reading.answer() instanceof FeedAnswer.Awaited(boolean unrestricted) && !unrestricted);
    }

    /** Whether there is nothing yet for which it matters. */
    private boolean isNothingThere() {
        return readings.values().stream().noneMatch(reading -> reading.answer() instanceof FeedAnswer.Answered);
    }

    private long nanosToFirstEnd() {
        return courses.values().stream().mapToLong(Course::nanosLeft).min().orElse(0);
    }

    private void giveUpTheLate() {
        List<Course> late = courses.values().stream()
                .filter(course -> course.nanosLeft() <= 0)
                .toList();
        late.forEach(course -> {
            course.work.cancel(true);
            keep(course.attempt.reading(FeedAttempt.tooLate()));
        });
    }

    private void giveUpAll() {
        List.copyOf(courses.values()).forEach(course -> {
            course.giveUp();
            keep(course.attempt.reading(new FeedAnswer.GivenUp()));
        });
    }

    private record Course(FeedAttempt attempt, Future<?> work, long endNanos) {

        void giveUp() {
            attempt.giveUp();
            work.cancel(true);
        }

        long nanosLeft() {
            return endNanos - System.nanoTime();
        }
    }
}
