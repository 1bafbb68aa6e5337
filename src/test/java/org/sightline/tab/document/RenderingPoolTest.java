package org.sightline.tab.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.sightline.tab.document.RenderingPool.Outcome;
import org.sightline.tab.document.RenderingPool.State;
import org.sightline.tab.document.RenderingShares.Owner;
import org.sightline.testing.Waiting;

@Isolated
class RenderingPoolTest {

    private static final AtomicInteger OTHERS = new AtomicInteger();

    private final CountDownLatch ended = new CountDownLatch(1);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void end() {
        ended.countDown();
    }

    @Test
    void everySettingHasItsDefault() {
        RenderingSettings settings = settings(Map.of());
        assertEquals(0, settings.threads());
        assertEquals(32, settings.queue());
        assertEquals(Duration.ofSeconds(5), settings.longestWait());
        assertEquals(Duration.ofSeconds(5), settings.longest());
        int half = Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
        assertEquals(half, new RenderingPool(settings, meters).state().places());
    }

    @Test
    @DisplayName("BND-4 files are rendered at the lowest priority, by threads that others do not wait for")
    void rendersAtTheLowestPriority() {
        RenderingPool pool = new RenderingPool(settings(Map.of()), meters);
        assertEquals(
                new Outcome.Done<>(Thread.MIN_PRIORITY),
                run(pool, () -> Thread.currentThread().getPriority()));
    }

    @Test
    void givesWhatComesInTime() {
        RenderingPool pool = pool(Map.of());
        assertEquals(new Outcome.Done<>("laid"), run(pool, () -> "laid"));
        assertInstanceOf(
                Outcome.Done.class, run(pool, () -> Thread.currentThread().isVirtual() ? null : "platform"));
        Waiting.untilEqual(new State(1, 0, 0, 0), pool::state);
    }

    @Test
    @DisplayName("C10-POOL a reader that breaks off, by its depth or otherwise, costs itself alone")
    void survivesWhatBreaksOff() {
        RenderingPool pool = pool(Map.of());
        assertEquals(new Outcome.Failed<>(), run(pool, () -> deeper(0)));
        assertEquals(new Outcome.Failed<>(), run(pool, () -> {
            throw new IllegalStateException("a name of a patient");
        }));
        assertEquals(new Outcome.Done<>(1), run(pool, () -> 1));
    }

    @Test
    @DisplayName("C10-POOL past its time a reader is interrupted, and its place is free")
    void interruptsWhatTakesTooLong() throws InterruptedException {
        RenderingPool pool = pool(Map.of());
        CountDownLatch interrupted = new CountDownLatch(1);
        assertEquals(new Outcome.TooSlow<>(), run(pool, () -> {
            try {
                return ended.await(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }));
        assertTrue(interrupted.await(30, TimeUnit.SECONDS));
        assertEquals(new Outcome.TooSlow<>(), run(pool, this::turningInCircles));
        Waiting.untilEqual(new State(1, 0, 0, 0), pool::state);
        assertEquals(new Outcome.Done<>(1), run(pool, () -> 1));
    }

    @Test
    @DisplayName("C10-POOL readers that ignore it are replaced, counted, and never more than there are places")
    void replacesWhatDoesNotStop() {
        RenderingPool pool = pool(Map.of("threads", "2"));
        for (int i = 0; i < 2; i++) {
            assertEquals(new Outcome.TooSlow<>(), run(pool, this::ignoringInterruption));
        }
        assertEquals(new State(2, 0, 0, 2), pool.state());
        assertEquals(2, meters.get("sightline.rendering.stuck").gauge().value());
        assertEquals(new Outcome.Done<>(1), run(pool, () -> 1));
        for (int i = 0; i < 2; i++) {
            assertEquals(new Outcome.TooSlow<>(), run(pool, this::ignoringInterruption));
        }
        assertEquals(new State(2, 2, 0, 2), pool.state());
        assertEquals(new Outcome.NoPlace<>(), run(pool, () -> 1));
        ended.countDown();
        Waiting.untilEqual(new State(2, 0, 0, 0), pool::state);
        assertEquals(new Outcome.Done<>(1), run(pool, () -> 1));
    }

    @Test
    @DisplayName("C10-POOL no more wait than may, and nobody waits for ever")
    void boundsItsQueue() throws Exception {
        RenderingPool pool = pool(Map.of("queue", "3", "longest", "20s", "longest-wait", "20s"));
        try (ExecutorService openings = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Boolean>>> all = IntStream.range(0, 4)
                    .mapToObj(_ -> openings.submit(() -> run(pool, this::ignoringInterruption)))
                    .toList();
            Waiting.untilEqual(new State(1, 1, 3, 0), pool::state);
            assertEquals(new Outcome.NoPlace<>(), run(pool, () -> 1));
            ended.countDown();
            for (Future<Outcome<Boolean>> one : all) {
                assertEquals(new Outcome.Done<>(true), one.get());
            }
        }
    }

    @Test
    @DisplayName("C10-POOL ten readers that turn in circles leave the threads that serve everybody alone")
    void leavesTheThreadsOfOthersAlone() throws Exception {
        RenderingPool pool = pool(Map.of("queue", "10", "longest", "2m", "longest-wait", "2m"));
        try (ExecutorService everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Boolean>>> hostile = IntStream.range(0, 10)
                    .mapToObj(_ -> everybody.submit(() -> run(pool, this::turningInCircles)))
                    .toList();
            Waiting.untilEqual(new State(1, 1, 9, 0), pool::state);
            for (int i = 0; i < 40; i++) {
                everybody.submit(() -> 1).get(30, TimeUnit.SECONDS);
            }
            assertEquals(new State(1, 1, 9, 0), pool.state());
            ended.countDown();
            for (Future<Outcome<Boolean>> one : hostile) {
                assertEquals(new Outcome.Done<>(true), one.get());
            }
        }
        Waiting.untilEqual(new State(1, 0, 0, 0), pool::state);
    }

    @Test
    @DisplayName("C10-POOL hostile files cost their own openings no more than their time")
    void hostileFilesEndInTime() {
        List<String> files = List.of("<div>".repeat(200_000), "<!DOCTYPE" + " ".repeat(60_000) + "html><p>x");
        DocumentUnderTest document = new DocumentUnderTest();
        for (String file : files) {
            document.found("text/html", file);
            long begun = System.nanoTime();
            document.page();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, took::toString);
        }
    }

    /** For somebody of whom nothing else is rendered. */
    private static <T> Outcome<T> run(RenderingPool pool, Callable<T> work) {
        return pool.run(new Owner("RXX" + OTHERS.incrementAndGet(), "u1"), work);
    }

    private boolean turningInCircles() {
        while (ended.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
        return true;
    }

    private boolean ignoringInterruption() {
        while (true) {
            try {
                ended.await();
                return true;
            } catch (InterruptedException _) {
                continue;
            }
        }
    }

    private static int deeper(int depth) {
        return depth < 0 ? 0 : deeper(depth + 1) + 1;
    }

    private RenderingPool pool(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("threads", "1", "longest", "300ms", "longest-wait", "300ms"));
        all.putAll(more);
        return new RenderingPool(settings(all), meters);
    }

    static RenderingSettings settings(Map<String, String> values) {
        Map<String, String> named = new HashMap<>();
        values.forEach((name, value) -> named.put("sightline.rendering." + name, value));
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RenderingSettings.class)
                .withSources(new PropertiesConfigSource(named, "test", 100))
                .build()
                .getConfigMapping(RenderingSettings.class);
    }
}
