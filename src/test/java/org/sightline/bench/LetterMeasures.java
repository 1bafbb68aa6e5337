package org.sightline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.Viewer;
import org.sightline.testing.HeavyScan;

/**
 * How much later others have their page while ten hostile files are opened. Launches alone and launches beside the files
 * take turns, so that a machine that others use slows both.
 */
final class LetterMeasures {

    private static final int FILES = 10;
    private static final int FEEDS = 3;
    private static final int LAUNCHES = 20;
    private static final int OK = 200;

    /** As long as a file may wait and be worked on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Workbench bench;
    private final int rounds;

    LetterMeasures(Workbench bench) {
        this.bench = bench;
        this.rounds = bench.quick() ? 5 : 15;
    }

    /** How the files are made and by whom they are opened. */
    private record Attack(String what, IntFunction<byte[]> files, IntFunction<String> users) {}

    /** Files beyond the bounds cost little; scans within them take all the time that a file may take. */
    void othersBesideHostileFiles() throws IOException {
        byte[] scan = HeavyScan.tiff(5);
        for (Attack attack : List.of(
                new Attack("files beyond bounds, of one user", LetterMeasures::beyondBounds, _ -> "mallory"),
                new Attack("scans that take too long, of one user", _ -> scan, _ -> "mallory"),
                new Attack("scans that take too long, of ten users", _ -> scan, i -> "mallory-" + i))) {
            List<ReplayFeed> feeds = Workbench.feeds(FEEDS, 100, Duration.ZERO);
            IntStream.range(0, FILES)
                    .forEach(i -> feeds.getFirst()
                            .document(
                                    "d" + i,
                                    "application/octet-stream",
                                    attack.files().apply(i)));
            try (Viewer viewer = bench.viewer(feeds)) {
                Clicker clicker = new Clicker(viewer);
                bench.warmUp(clicker);
                feeds.forEach(feed -> feed.delay(Duration.ofMillis(100)));
                compare(clicker, attack);
            } finally {
                feeds.forEach(ReplayFeed::close);
            }
        }
    }

    private void compare(Clicker clicker, Attack attack) {
        double[] ratios = new double[rounds];
        double[] alone = new double[rounds];
        double[] beside = new double[rounds];
        int opened = 0;
        for (int round = 0; round < rounds; round++) {
            alone[round] = p95(clicker);
            try (Opening opening = new Opening(clicker, attack)) {
                beside[round] = p95(clicker);
                opened += opening.ended.get();
            }
            ratios[round] = beside[round] / alone[round];
        }
        String what = FILES + " " + attack.what();
        bench.report().add("p95 of a launch and its page, nothing else", alone, "s", Double.NaN);
        bench.report().add("  beside " + what, beside, "s", Double.NaN);
        bench.report().add("  ratio", ratios, "x", 1.1);
        bench.report().add("  files ended meanwhile", new double[] {opened}, "", Double.NaN);
    }

    private static double p95(Clicker clicker) {
        double[] took = IntStream.range(0, LAUNCHES)
                .mapToDouble(_ -> Workbench.timed(() -> clicker.open(clicker.launch("bella"))))
                .sorted()
                .toArray();
        return took[LAUNCHES * 95 / 100 - 1];
    }

    private static byte[] beyondBounds(int number) {
        List<String> files = List.of(
                "<html>" + "<div>".repeat(200_000),
                "<!DOCTYPE" + " ".repeat(60_000) + "x",
                "<html><svg>" + "<g>".repeat(300_000),
                "{\\rtf1" + "{".repeat(1_000_000),
                "{\"resourceType\":\"Bundle\",\"a\":" + "[".repeat(500_000));
        return files.get(number % files.size()).getBytes(StandardCharsets.UTF_8);
    }

    /** Ten files opened at once, and each again when it has ended and its reader would have given it up, until closed. */
    private static final class Opening implements AutoCloseable {

        private final AtomicInteger ended = new AtomicInteger();
        private final CountDownLatch stop = new CountDownLatch(1);
        private final List<Thread> readers;

        Opening(Clicker clicker, Attack attack) {
            readers = IntStream.range(0, FILES)
                    .mapToObj(i -> {
                        Clicker.Launched launched =
                                clicker.launch(attack.users().apply(i));
                        return Thread.ofVirtual().start(() -> again(clicker, launched, "d" + i));
                    })
                    .toList();
        }

        private void again(Clicker clicker, Clicker.Launched launched, String id) {
            long begun;
            do {
                begun = System.nanoTime();
                if (clicker.document(launched, "feed-00", id).statusCode() == OK) {
                    ended.incrementAndGet();
                }
            } while (!isClosedWithin(begun + PATIENCE.toNanos() - System.nanoTime()));
        }

        private boolean isClosedWithin(long nanos) {
            try {
                return stop.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            stop.countDown();
            readers.forEach(Opening::join);
            if (ended.get() < FILES) {
                throw new IllegalStateException("only " + ended + " files were opened");
            }
        }

        private static void join(Thread reader) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
