package org.sightline.codes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.ValueSetReader.ReadList;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;

/**
 * {@code value-sets/} at one moment. The lists are large, so that every look compares sizes and times only; contents are
 * read once, when somebody asks for them.
 */
public final class ValueSetFiles {

    /** The folder's name within {@code launch-config/}. */
    public static final String FOLDER = "value-sets";

    private final Path folder;
    private final boolean thorough;
    private final FileStamps stamps;
    private @Nullable ReadLists lists;

    /**
     * What the files say.
     *
     * @param hashes the SHA-256 of each file, by name
     */
    private record ReadLists(ValueSets sets, List<ConfigProblem> problems, Map<String, byte[]> hashes) {}

    private ValueSetFiles(Path folder, boolean thorough, FileStamps stamps) {
        this.folder = folder;
        this.thorough = thorough;
        this.stamps = stamps;
    }

    /**
     * The files below {@code launch-config/}; a folder that is not there is one without lists. Lists that did not change
     * since they were compiled are taken as they were compiled.
     */
    public static ValueSetFiles of(Path launchConfig) {
        Path folder = launchConfig.resolve(FOLDER);
        return new ValueSetFiles(folder, false, FileStamps.of(folder));
    }

    /** As {@link #of}, believing nothing that was compiled: every byte is read and checked. */
    public static ValueSetFiles thorough(Path launchConfig) {
        Path folder = launchConfig.resolve(FOLDER);
        return new ValueSetFiles(folder, true, FileStamps.of(folder));
    }

    /**
     * Writes the lists and maps below {@code launch-config/} in the form that is read fast.
     *
     * @throws IOException if it cannot be written
     */
    public static void compile(Path launchConfig) throws IOException {
        ValueSetFiles files = thorough(launchConfig);
        CompiledLists nothing = CompiledLists.none(files.folder);
        List<ReadList> all = files.readEach(nothing);
        Map<String, MapFile.ReadMap> maps = files.readMaps(nothing);
        if (all.isEmpty() && maps.isEmpty()) {
            Files.deleteIfExists(files.folder.resolve(CompiledLists.FILE));
        } else {
            CompiledLists.write(files.folder, all, maps);
        }
    }

    /** As they are now: this very object if nothing changed, so that nothing is read again. */
    public ValueSetFiles again() {
        FileStamps now = FileStamps.of(folder);
        return now.equals(stamps) ? this : new ValueSetFiles(folder, thorough, now);
    }

    public boolean isSameAs(ValueSetFiles other) {
        return stamps.equals(other.stamps);
    }

    /** The files, relative to {@code launch-config/}, that were added, removed or changed since an earlier moment. */
    public Set<String> changedSince(ValueSetFiles earlier) {
        Set<String> changed = new TreeSet<>();
        if (this != earlier) {
            Map<String, byte[]> now = lists().hashes();
            Map<String, byte[]> before = earlier.lists().hashes();
            Stream.concat(now.keySet().stream(), before.keySet().stream())
                    .filter(file -> !Arrays.equals(now.get(file), before.get(file)))
                    .forEach(file -> changed.add(FOLDER + "/" + file));
        }
        return changed;
    }

    /** Adds what they say to the version of the whole configuration. */
    public void addTo(MessageDigest digest) {
        lists().hashes().forEach((file, hash) -> {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
            digest.update(hash);
        });
    }

    /**
     * The lists; none if an error is in the way.
     *
     * @param problems gets what is wrong
     * @param today for lists that are outdated
     */
    public ValueSets read(ConfigProblems problems, LocalDate today) {
        ReadLists read = lists();
        problems.addAll(read.problems());
        problems.addAll(OutdatedLists.warnings(read.sets().all(), today));
        return read.sets();
    }

    private synchronized ReadLists lists() {
        ReadLists known = lists;
        if (known == null) {
            CompiledLists compiled = thorough ? CompiledLists.none(folder) : CompiledLists.read(folder);
            known = merged(readEach(compiled), readMaps(compiled));
            lists = known;
        }
        return known;
    }

    /** Lists as they were compiled have no places for problems; where two are the same, all are read anew. */
    private List<ReadList> readEach(CompiledLists compiled) {
        List<ReadList> all = stamps.lists().parallelStream()
                .map(file -> ValueSetReader.read(folder, file, compiled, stamps))
                .toList();
        return TwinLists.areAmong(all)
                ? stamps.lists().parallelStream()
                        .map(file -> ValueSetReader.read(folder, file))
                        .toList()
                : all;
    }

    private Map<String, MapFile.ReadMap> readMaps(CompiledLists compiled) {
        return stamps.maps().parallelStream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        file -> MapFile.read(folder, file, compiled, stamps),
                        (one, _) -> one,
                        TreeMap::new));
    }

    private ReadLists merged(List<ReadList> all, Map<String, MapFile.ReadMap> byFile) {
        TwinLists.refuse(all);
        ConfigProblems problems = new ConfigProblems();
        Map<String, byte[]> hashes = new TreeMap<>();
        for (ReadList list : all) {
            hashes.putAll(list.hashes());
            problems.addAll(list.problems().inOrder());
        }
        List<CodeMap> maps = new ArrayList<>();
        byFile.forEach((file, map) -> {
            hashes.put(file, map.hash());
            problems.addAll(map.problems());
            Stream.ofNullable(map.map()).forEach(maps::add);
        });
        stamps.sayOfStrangers(hashes.keySet(), problems);
        ValueSets sets = problems.areInTheWay()
                ? ValueSets.NONE
                : valueSets(
                        all.stream()
                                .flatMap(list -> Stream.ofNullable(list.set()))
                                .toList(),
                        maps,
                        hashes);
        return new ReadLists(sets, problems.inOrder(), hashes);
    }

    private static ValueSets valueSets(List<ValueSet> sets, List<CodeMap> maps, Map<String, byte[]> hashes) {
        List<ValueSets.Edition> editions = Stream.concat(
                        sets.stream().map(set -> edition(set.head(), ValueSetReader.ENDING, hashes)),
                        maps.stream().map(map -> edition(map.head(), MapFile.ENDING, hashes)))
                .sorted(Comparator.comparing(ValueSets.Edition::file))
                .toList();
        return new ValueSets(sets, maps, editions);
    }

    private static ValueSets.Edition edition(ValueSetHead head, String ending, Map<String, byte[]> hashes) {
        String file = head.name() + ending;
        return new ValueSets.Edition(file, head.version(), Sha256.written(Objects.requireNonNull(hashes.get(file))));
    }
}
