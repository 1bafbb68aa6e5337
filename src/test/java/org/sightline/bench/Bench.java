package org.sightline.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.PackagedDatabase;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.SyntheticResources;
import org.sightline.packaged.Viewer;

/** Runs the measures and prints them. {@code --quick} takes fewer rounds. */
final class Bench {

    private static final int TABS = 1000;

    private final Workbench bench;
    private final boolean quick;
    private final Report report;

    private Bench(Workbench bench) {
        this.bench = bench;
        this.quick = bench.quick();
        this.report = bench.report();
    }

    public static void main(String[] arguments) throws Exception {
        try (PackagedDatabase database = new PackagedDatabase()) {
            List<String> words = Arrays.asList(arguments);
            Bench bench = new Bench(new Workbench(words.contains("--quick"), database.settings(), new Report()));
            if (Stream.of(Measure.values()).anyMatch(measure -> measure.needsViewer() && isAsked(measure, words))) {
                bench.bench.firstRun();
            }
            Report.header();
            for (Measure measure : Measure.values()) {
                if (isAsked(measure, words)) {
                    bench.run(measure);
                }
            }
            bench.report.write(Path.of("target/bench.json").toAbsolutePath());
        }
    }

    private static boolean isAsked(Measure measure, List<String> words) {
        return !words.contains("--only") || words.contains(measure.name().toLowerCase(Locale.ROOT));
    }

    /** What can be measured by itself with {@code --only}. */
    private enum Measure {
        START,
        CPU,
        CLICK,
        PROGRESS,
        BIG,
        FEEDS,
        MEMORY,
        LETTERS,
        LISTS,
        WITHHOLDING,
        TRAIL,
        PATIENT,
        SEARCH,
        USAGE,
        OFFICE;

        boolean needsViewer() {
            return !Set.of(TRAIL, PATIENT, SEARCH, USAGE, OFFICE, WITHHOLDING).contains(this);
        }
    }

    private void run(Measure measure) throws IOException {
        switch (measure) {
            case START -> startUp();
            case CPU -> new CpuMeasures(bench).againstHapi();
            case CLICK -> clickAgainstPlainFetch();
            case PROGRESS -> new ProgressMeasures(bench).contentAsFeedsAnswer();
            case BIG -> new ProgressMeasures(bench).bigRecord();
            case FEEDS -> manyFeeds();
            case MEMORY -> memory();
            case LISTS -> new ListMeasures(bench).startWithLists();
            case LETTERS -> new LetterMeasures(bench).othersBesideHostileFiles();
            case WITHHOLDING -> new WithholdingMeasures(report, quick).run();
            case TRAIL -> new TrailMeasures(report, quick).run();
            case PATIENT -> new PatientTrailMeasures(report, quick).run();
            case SEARCH -> new TrailSearchMeasures(report, quick).run();
            case USAGE -> new UsageMeasures(report, quick).run();
            case OFFICE -> new OfficeListMeasures(report, quick).run();
        }
    }

    /** Process start to the first launch and to the first page, the database already running, not the first run ever. */
    private void startUp() throws IOException {
        int rounds = quick ? 3 : 7;
        double[] launched = new double[rounds];
        double[] cpu = new double[rounds];
        double[] firstPage = new double[rounds];
        try (ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(150), Duration.ZERO)) {
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                try (Viewer viewer = bench.viewer(List.of(feed))) {
                    Clicker clicker = new Clicker(viewer);
                    Clicker.Launched first = clicker.firstLaunch();
                    launched[round] = Workbench.secondsSince(start);
                    cpu[round] = viewer.cpuSeconds();
                    clicker.open(first);
                    firstPage[round] = Workbench.secondsSince(start);
                }
            }
        }
        report.add("process start to first launch answered", launched, "s", 3.0);
        report.add("  of it processor time", cpu, "CPU s", 4.0);
        report.add("process start to first record complete", firstPage, "s", Double.NaN);
    }

    /** Posting the launch to the complete Summary, beside the same requests fetched plainly, round by round. */
    private void clickAgainstPlainFetch() throws IOException {
        for (int size : quick ? new int[] {900} : new int[] {50, 900, 4000, 16000}) {
            List<ReplayFeed> feeds = Workbench.feeds(6, size / 6, Duration.ZERO);
            try (Viewer viewer = bench.viewer(feeds)) {
                Clicker clicker = new Clicker(viewer);
                bench.warmUp(clicker);
                feeds.forEach(feed -> feed.delay(Duration.ofMillis(300)));
                Map<String, List<String>> requests = bench.recordRequests(clicker, feeds);
                compare(size, clicker, requests, viewer);
            } finally {
                feeds.forEach(ReplayFeed::close);
            }
        }
    }

    private void compare(int size, Clicker clicker, Map<String, List<String>> requests, Viewer viewer) {
        PlainFetch plain = new PlainFetch();
        int rounds = quick ? 11 : 21;
        double[] ratios = new double[rounds];
        double[] clicks = new double[rounds];
        double[] fetches = new double[rounds];
        double cpuBefore = viewer.cpuSeconds();
        for (int round = 0; round < rounds; round++) {
            fetches[round] = Workbench.timed(() -> plain.run(requests));
            clicks[round] = Workbench.timed(() -> clicker.open(clicker.launch()));
            ratios[round] = clicks[round] / fetches[round];
        }
        double cpuPerClick = (viewer.cpuSeconds() - cpuBefore) / rounds;
        String what = "%d resources, 6 feeds at 300 ms a request".formatted(size);
        report.add("click to complete Summary, " + what, clicks, "s", Double.NaN);
        report.add("  plain parallel fetch of the same requests", fetches, "s", Double.NaN);
        report.add("  ratio", ratios, "x", size <= 900 ? 1.15 : 1.25);
        report.add("  processor time a click", new double[] {cpuPerClick}, "CPU s", Double.NaN);
        report.add(
                "  page, compressed",
                new double[] {clicker.compressedSize(clicker.launch()) / 1024.0},
                "KB",
                Double.NaN);
    }

    /** 32 equal feeds against one, and one that never answers among eight. */
    private void manyFeeds() throws IOException {
        Map<Integer, double[]> seconds = new LinkedHashMap<>();
        for (int count : quick ? new int[] {1, 32} : new int[] {1, 2, 4, 8, 16, 32}) {
            List<ReplayFeed> feeds = Workbench.feeds(count, 30, Duration.ZERO);
            try (Viewer viewer = bench.viewer(feeds)) {
                Clicker clicker = new Clicker(viewer);
                Clicker.Launched launched = bench.warmUp(clicker);
                feeds.forEach(feed -> feed.delay(Duration.ofMillis(200)));
                seconds.put(count, opened(clicker, launched));
            } finally {
                feeds.forEach(ReplayFeed::close);
            }
        }
        double one = median(seconds.get(1));
        seconds.forEach((count, values) -> report.add(
                "%d equal feeds at 200 ms a request, against one".formatted(count),
                Arrays.stream(values).map(v -> v / one).toArray(),
                "x",
                count == 32 ? 1.3 : Double.NaN));
    }

    private double[] opened(Clicker clicker, Clicker.Launched launched) {
        return IntStream.range(0, quick ? 9 : 21)
                .mapToDouble(_ -> Workbench.timed(() -> clicker.open(launched)))
                .toArray();
    }

    /** Resident memory after a thousand tabs, and tabs a second on the way. */
    private void memory() throws IOException {
        List<ReplayFeed> feeds = Workbench.feeds(8, 12, Duration.ZERO);
        try (Viewer viewer = bench.viewer(feeds)) {
            Clicker clicker = new Clicker(viewer);
            clicker.open(clicker.firstLaunch());
            report.add(
                    "resident, idle after the first tab", new double[] {viewer.residentMegabytes()}, "MB", Double.NaN);
            Clicker.Launched launched = clicker.launch();
            double cpuBefore = viewer.cpuSeconds();
            double took = Workbench.timed(() -> IntStream.range(0, 4)
                    .mapToObj(_ -> Thread.ofVirtual()
                            .start(() -> IntStream.range(0, TABS / 4).forEach(_ -> clicker.open(launched))))
                    .toList()
                    .forEach(Bench::join));
            report.add("tabs a second, 8 feeds, 4 readers", new double[] {TABS / took}, "1/s", Double.NaN);
            report.add(
                    "  processor time a tab",
                    new double[] {(viewer.cpuSeconds() - cpuBefore) * 1000 / TABS},
                    "CPU ms",
                    Double.NaN);
            report.add("resident after 1,000 tabs", new double[] {viewer.residentMegabytes()}, "MB", 350);
        } finally {
            feeds.forEach(ReplayFeed::close);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
