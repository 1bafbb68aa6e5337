package org.sightline.codes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
     * Writes the lists below {@code launch-config/} in the form that is read fast.
     *
     * @throws IOException if it cannot be written
     */
    public static void compile(Path launchConfig) throws IOException {
        ValueSetFiles files = thorough(launchConfig);
        List<ReadList> all = files.readEach();
        if (all.isEmpty()) {
            Files.deleteIfExists(files.folder.resolve(CompiledLists.FILE));
        } else {
            CompiledLists.write(files.folder, all);
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
            known = merged(readEach());
            lists = known;
        }
        return known;
    }

    /** Lists as they were compiled have no places for problems; where two are the same, all are read anew. */
    private List<ReadList> readEach() {
        List<ReadList> all = List.of();
        if (!thorough) {
            CompiledLists compiled = CompiledLists.read(folder);
            all = stamps.lists().parallelStream()
                    .map(file -> ValueSetReader.read(folder, file, compiled, stamps))
                    .toList();
        }
        return thorough || TwinLists.areAmong(all)
                ? stamps.lists().parallelStream()
                        .map(file -> ValueSetReader.read(folder, file))
                        .toList()
                : all;
    }

    private ReadLists merged(List<ReadList> all) {
        TwinLists.refuse(all);
        ConfigProblems problems = new ConfigProblems();
        Map<String, byte[]> hashes = new TreeMap<>();
        for (ReadList list : all) {
            hashes.putAll(list.hashes());
            problems.addAll(list.problems().inOrder());
        }
        stamps.sayOfStrangers(hashes.keySet(), problems);
        ValueSets sets = problems.areInTheWay()
                ? ValueSets.NONE
                : new ValueSets(all.stream()
                        .flatMap(list -> Stream.ofNullable(list.set()))
                        .toList());
        return new ReadLists(sets, problems.inOrder(), hashes);
    }
}
