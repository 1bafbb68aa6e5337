package org.sightline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sightline.codes.ListFolder;
import org.sightline.codes.ListSystem;
import org.sightline.codes.MapFile;
import org.sightline.codes.ValueSetFiles;
import org.sightline.codes.ValueSetHead;
import org.sightline.packaged.Clicker;
import org.sightline.packaged.ReplayFeed;
import org.sightline.packaged.SyntheticResources;
import org.sightline.packaged.Viewer;

/** What a national release of lists, and maps of older codes besides, cost a start; starts with and without take turns. */
final class ListMeasures {

    private static final int LISTS = 1_000;
    private static final int CODES_OF_EACH = 500;
    private static final int MAPPED = 400_000;

    /** Of ICD-10: each of these codes is mapped to as many concepts as such codes usually are. */
    private static final int OF_SEVERAL = 12_000;

    private static final int SEVERAL = 40;

    private final Workbench bench;
    private final int rounds;

    ListMeasures(Workbench bench) {
        this.bench = bench;
        this.rounds = bench.quick() ? 3 : 7;
    }

    /** A start as an operator sees it. */
    private record Start(double launched, double cpu, double resident) {}

    void startWithLists() throws IOException {
        Path none = Files.createTempDirectory("sightline-none");
        Path lists = lists(Files.createTempDirectory("sightline-lists"));
        Path all = map(copied(lists, Files.createTempDirectory("sightline-maps")));
        Start[][] starts = new Start[3][rounds];
        try (ReplayFeed feed = new ReplayFeed("one", SyntheticResources.mix(150), Duration.ZERO)) {
            for (int round = 0; round < rounds; round++) {
                starts[0][round] = start(feed, none);
                starts[1][round] = start(feed, lists);
                starts[2][round] = start(feed, all);
            }
        }
        report("1,000 lists of 500,000 codes", starts[0], starts[1], 0.3, 40);
        report("a map of 400,000 older codes", starts[1], starts[2], Double.NaN, Double.NaN);
    }

    private void report(String what, Start[] without, Start[] with, double seconds, double megabytes) {
        int all = rounds;
        double[] later = new double[all];
        double[] cpu = new double[all];
        double[] more = new double[all];
        for (int i = 0; i < all; i++) {
            later[i] = with[i].launched - without[i].launched;
            cpu[i] = with[i].cpu - without[i].cpu;
            more[i] = with[i].resident - without[i].resident;
        }
        bench.report().add("first launch answered later for " + what, later, "s", seconds);
        bench.report().add("  processor time more", cpu, "CPU s", Double.NaN);
        bench.report().add("  resident more", more, "MB", megabytes);
    }

    private Start start(ReplayFeed feed, Path valueSets) throws IOException {
        long begun = System.nanoTime();
        try (Viewer viewer = bench.viewer(List.of(feed), valueSets)) {
            new Clicker(viewer).firstLaunch();
            return new Start(Workbench.secondsSince(begun), viewer.cpuSeconds(), viewer.residentMegabytes());
        }
    }

    private static Path lists(Path root) throws IOException {
        ListFolder folder = new ListFolder(root);
        for (int list = 0; list < LISTS; list++) {
            int first = LISTS + list * CODES_OF_EACH / 2;
            folder.write(
                    "list-" + list,
                    "refset: \"" + ListFolder.concept(9_000_000 + list) + "\"\n",
                    IntStream.range(first, first + CODES_OF_EACH)
                            .mapToObj(code -> ListFolder.concept(code)
                                    + "\tstate\tA condition with a name of usual length (disorder)")
                            .toArray(String[]::new));
        }
        ValueSetFiles.compile(root);
        return folder.lists;
    }

    private static Path copied(Path from, Path root) throws IOException {
        Path to = Files.createDirectory(root.resolve(ValueSetFiles.FOLDER));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static Path map(Path valueSets) throws IOException {
        SortedMap<String, SortedSet<String>> several = new TreeMap<>();
        SortedMap<String, SortedSet<String>> single = new TreeMap<>();
        for (int i = 0; i < MAPPED; i++) {
            int concepts = i < OF_SEVERAL ? SEVERAL : 1;
            (i < OF_SEVERAL ? several : single)
                    .put(
                            "%c%05d".formatted('A' + i % 26, i),
                            new TreeSet<>(IntStream.range(LISTS + i, LISTS + i + concepts)
                                    .mapToObj(ListFolder::concept)
                                    .toList()));
        }
        MapFile.write(
                valueSets,
                new ValueSetHead("older", "A map", null, null, "1", LocalDate.of(2026, 11, 1), "generated"),
                Map.of(ListSystem.ICD_10, several, ListSystem.CTV3, single));
        ValueSetFiles.compile(valueSets.getParent());
        return valueSets;
    }
}
