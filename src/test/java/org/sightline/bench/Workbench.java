package org.sightline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.SyntheticResources;
import org.sightline.packaged.Viewer;

/** What every measure works with: viewers, feeds, a clock and the report. */
record Workbench(boolean quick, Map<String, String> database, Report report) {

    /** The options {@code ./sightline run} starts it with, but for the AOT cache. */
    private static final List<String> JVM_OPTIONS =
            List.of(Objects.requireNonNullElse(System.getenv("SIGHTLINE_JAVA_OPTIONS"), "-Xmx256m")
                    .split(" "));

    private static final Path AOT_CACHE = Path.of("target/sightline-bench.aot");

    /** A first run, whose AOT cache those that are measured start with, as every run but a build's first does. */
    void firstRun() throws IOException, InterruptedException {
        try (ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(150), Duration.ZERO);
                Viewer viewer = viewer(List.of(feed), "-XX:AOTCacheOutput=" + AOT_CACHE)) {
            Clicker clicker = new Clicker(viewer);
            Clicker.Launched launched = clicker.firstLaunch();
            for (int i = 0; i < 20; i++) {
                clicker.open(launched);
                clicker.stream(launched, piece -> piece.place().equals("end"));
            }
            viewer.end(Duration.ofSeconds(90));
        }
    }

    /** Opens tabs at feeds without delay until the machine code is the one a working viewer runs. */
    Clicker.Launched warmUp(Clicker clicker) {
        Clicker.Launched launched = clicker.firstLaunch();
        long until = System.nanoTime() + Duration.ofSeconds(quick ? 20 : 40).toNanos();
        while (System.nanoTime() < until) {
            clicker.open(launched);
        }
        return launched;
    }

    Map<String, List<String>> recordRequests(Clicker clicker, List<ReplayFeed> feeds) {
        feeds.forEach(ReplayFeed::takeAsked);
        clicker.open(clicker.launch());
        Map<String, List<String>> requests = new HashMap<>();
        feeds.forEach(feed -> requests.put(feed.base(), feed.takeAsked()));
        return requests;
    }

    Viewer viewer(List<ReplayFeed> feeds) throws IOException {
        return viewer(feeds, "-XX:AOTCache=" + AOT_CACHE);
    }

    /** One with published lists of codes. */
    Viewer viewer(List<ReplayFeed> feeds, Path valueSets) throws IOException {
        Path folder = Files.createTempDirectory("sightline-bench");
        Path config = Viewer.launchConfig(folder, feeds);
        Files.createSymbolicLink(config.resolve("value-sets"), valueSets);
        return new Viewer(folder, config, database, options("-XX:AOTCache=" + AOT_CACHE));
    }

    private Viewer viewer(List<ReplayFeed> feeds, String option) throws IOException {
        return new Viewer(Files.createTempDirectory("sightline-bench"), database, feeds, options(option));
    }

    /** A process of Java with the same options. */
    static List<String> java(List<String> more) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(JVM_OPTIONS);
        command.addAll(more);
        return command;
    }

    private static List<String> options(String more) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.add(more);
        return options;
    }

    static List<ReplayFeed> feeds(int count, int size, Duration delay) {
        List<ReplayFeed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feeds.add(new ReplayFeed("feed" + i, SyntheticResources.mix(size), delay));
        }
        return feeds;
    }

    static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return secondsSince(start);
    }

    static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
