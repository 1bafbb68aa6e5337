package org.sightline.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.Viewer;

/**
 * Processor time of a Summary as a multiple of parsing the same bytes once with HAPI, by a process beside it that does
 * nothing else: of the first clicks against the first parses, and after 2,000 clicks against what follows 2,000 parses.
 * Warmed up by count, so that slow machines and fast ones give the same.
 */
final class CpuMeasures {

    private static final int FEEDS = 8;
    private static final int SIZE = 12;
    private static final int COLD = 20;
    private static final int WARM_AFTER = 2_000;
    private static final int TURN = 100;

    private final Workbench bench;

    CpuMeasures(Workbench bench) {
        this.bench = bench;
    }

    void againstHapi() throws IOException {
        List<ReplayFeed> feeds = Workbench.feeds(FEEDS, SIZE, Duration.ZERO);
        try (Viewer viewer = bench.viewer(feeds)) {
            Clicker clicker = new Clicker(viewer);
            Clicker.Launched launched = clicker.firstLaunch();
            double cold = cpu(viewer, clicker, launched, COLD);
            Map<String, List<String>> requests = bench.recordRequests(clicker, feeds);
            double[] asked = requests.values().stream().mapToDouble(List::size).toArray();
            bench.report().add("requests a Summary and feed", asked, "", Double.NaN);
            List<String> bodies = ProgressMeasures.bodies(requests);
            try (Parsing parsing = new Parsing(bodies)) {
                double coldParse = parsing.cpu(COLD);
                add("processor time a Summary, clicks 1 to %d".formatted(COLD), cold);
                add("  parsing the same bytes, times 1 to %d".formatted(COLD), coldParse);
                bench.report().add("  ratio, cold", new double[] {cold / coldParse}, "x", 5);
                cpu(viewer, clicker, launched, WARM_AFTER - COLD);
                parsing.cpu(WARM_AFTER - COLD);
                warm(viewer, clicker, launched, parsing);
            }
        } finally {
            feeds.forEach(ReplayFeed::close);
        }
    }

    private void warm(Viewer viewer, Clicker clicker, Clicker.Launched launched, Parsing parsing) throws IOException {
        int rounds = bench.quick() ? 5 : 11;
        double[] clicks = new double[rounds];
        double[] parses = new double[rounds];
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            clicks[round] = cpu(viewer, clicker, launched, TURN);
            parses[round] = parsing.cpu(TURN);
            ratios[round] = clicks[round] / parses[round];
        }
        bench.report().add("processor time a Summary, after %,d clicks".formatted(WARM_AFTER), clicks, "CPU ms", 15);
        bench.report()
                .add("  parsing the same bytes, after %,d times".formatted(WARM_AFTER), parses, "CPU ms", Double.NaN);
        bench.report().add("  ratio, warm", ratios, "x", 2);
    }

    private void add(String what, double milliseconds) {
        bench.report().add(what, new double[] {milliseconds}, "CPU ms", Double.NaN);
    }

    /** Milliseconds a click. */
    private static double cpu(Viewer viewer, Clicker clicker, Clicker.Launched launched, int clicks) {
        double before = viewer.cpuSeconds();
        IntStream.range(0, clicks).forEach(_ -> clicker.open(launched));
        return (viewer.cpuSeconds() - before) * 1000 / clicks;
    }

    /** The process beside, with the viewer's own options for its memory and its collector. */
    private static final class Parsing implements AutoCloseable {

        private final Process process;
        private final PrintWriter numbers;
        private final BufferedReader times;

        Parsing(List<String> bodies) throws IOException {
            Path folder = Files.createTempDirectory("sightline-bench-bodies");
            for (int i = 0; i < bodies.size(); i++) {
                Files.writeString(folder.resolve(i + ".json"), bodies.get(i));
            }
            process = new ProcessBuilder(Workbench.java(List.of(
                            "-cp",
                            System.getProperty("java.class.path"),
                            HapiParse.class.getName(),
                            folder.toString())))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            numbers = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
            times = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        /** Milliseconds a parse of all of it. */
        double cpu(int count) throws IOException {
            numbers.println(count);
            String nanos = Objects.requireNonNull(times.readLine(), "the parsing process has ended");
            return Long.parseLong(nanos) / 1e6 / count;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
