package org.sightline.registration.loading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sightline.codes.ValueSetFiles;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.registration.LaunchConfigState.TakenAway;

/**
 * The files of the folder as they were read, once each: what is compared, hashed and checked are the same bytes.
 * Symbolic links are followed, which is how Kubernetes shows a mounted configuration.
 */
final class FolderReading {

    static final String ORGANISATIONS = "organisations";
    static final String FEEDS = "feeds";
    static final String ACCESS = "access.yaml";
    static final String WITHHELD = "withheld.yaml";
    static final String OBJECTIONS = "objections.yaml";
    static final String ALERTS = "alerts.yaml";

    private static final String ENDING = ".yaml";
    private static final Set<String> KNOWN = Set.of(
            ORGANISATIONS,
            FEEDS,
            ACCESS,
            WITHHELD,
            OBJECTIONS,
            ALERTS,
            ValueSetFiles.FOLDER,
            "examples",
            "schema",
            "README.md");

    private final Map<String, byte[]> files = new TreeMap<>();
    private final ConfigProblems problems = new ConfigProblems();

    /** Files and folders that may be there and cannot be read. */
    private final Set<String> unreadable = new TreeSet<>();

    private final ValueSetFiles valueSets;

    private FolderReading(ValueSetFiles valueSets) {
        this.valueSets = valueSets;
    }

    /** Whatever cannot be read is a problem of the reading; nothing is thrown. */
    static FolderReading of(Path folder) {
        return of(folder, ValueSetFiles.of(folder));
    }

    /** As {@link #of}, trusting nothing that was made of the files earlier. */
    static FolderReading thorough(Path folder) {
        return of(folder, ValueSetFiles.thorough(folder));
    }

    /** The folder as it is now; what is large and unchanged is not read again. */
    FolderReading again(Path folder) {
        return of(folder, valueSets.again());
    }

    private static FolderReading of(Path folder, ValueSetFiles valueSets) {
        FolderReading reading = new FolderReading(valueSets);
        if (!Files.isDirectory(folder)) {
            reading.unreadable.add("");
        }
        reading.read(folder, ACCESS, "");
        reading.read(
                folder,
                WITHHELD,
                ": without it nothing sensitive would be withheld; begin with the file of this name that comes with the"
                        + " viewer");
        Stream.of(OBJECTIONS, ALERTS)
                .filter(file -> Files.exists(folder.resolve(file)))
                .forEach(file -> reading.read(folder, file, ""));
        for (String subfolder : List.of(ORGANISATIONS, FEEDS)) {
            reading.names(folder, subfolder).forEach(name -> reading.read(folder, subfolder + "/" + name, ""));
        }
        reading.warnOfStrangers(folder);
        return reading;
    }

    Optional<byte[]> bytes(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** The files of a subfolder that could be read, in the order of their names. */
    List<String> filesOf(String subfolder) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(subfolder + "/"))
                .toList();
    }

    /**
     * Whether a file is not there any more, or has been emptied or turned into comments. What cannot be read is not gone,
     * and nothing is where the folder itself is not there, as when a volume is not mounted.
     */
    boolean isGone(String file) {
        byte[] bytes = files.get(file);
        if (bytes != null) {
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("---"));
        }
        return !unreadable.contains("") && !unreadable.contains(file) && !unreadable.contains(file.split("/")[0]);
    }

    /** The file's name without {@code .yaml}. */
    static String idOf(String file) {
        return file.substring(file.indexOf('/') + 1, file.length() - ENDING.length());
    }

    ValueSetFiles valueSets() {
        return valueSets;
    }

    List<ConfigProblem> problems() {
        return problems.inOrder();
    }

    /**
     * A short hash of all files and their names, so that an audit entry can be matched with what was in force. Lengths go
     * in too: moving bytes from one file to the next changes it.
     */
    String version() {
        MessageDigest digest = sha256();
        files.forEach((file, bytes) -> {
            byte[] name = file.getBytes(StandardCharsets.UTF_8);
            ByteBuffer lengths = ByteBuffer.allocate(8).putInt(name.length).putInt(bytes.length);
            digest.update(lengths.array());
            digest.update(name);
            digest.update(bytes);
        });
        valueSets.addTo(digest);
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    /** As {@link #version}, of a configuration without some of it. */
    String versionWithout(List<TakenAway> taken) {
        MessageDigest digest = sha256();
        digest.update((version() + taken).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    boolean isSameAs(FolderReading other) {
        return changedFiles(other).isEmpty()
                && valueSets.isSameAs(other.valueSets)
                && problems().equals(other.problems());
    }

    /** The files that were added, removed or changed since an earlier reading. */
    Set<String> changedSince(FolderReading earlier) {
        Set<String> changed = changedFiles(earlier);
        changed.addAll(valueSets.changedSince(earlier.valueSets));
        return changed;
    }

    private Set<String> changedFiles(FolderReading earlier) {
        return Stream.concat(files.keySet().stream(), earlier.files.keySet().stream())
                .filter(file -> !Arrays.equals(files.get(file), earlier.files.get(file)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(Path folder, String file, String whatToDo) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            byte[] bytes = in.readNBytes(ConfigSchema.MAX_BYTES + 1);
            if (bytes.length > ConfigSchema.MAX_BYTES) {
                unreadable.add(file);
                problems.ofFile(file, "larger than " + ConfigSchema.MAX_BYTES / 1024 + " KB: no file of this kind is");
            } else {
                files.put(file, bytes);
            }
        } catch (NoSuchFileException _) {
            problems.ofFile(file, UnreadFile.missing(folder, file, whatToDo));
        } catch (IOException e) {
            unreadable.add(file);
            problems.ofFile(file, UnreadFile.why(folder.resolve(file), e));
        }
    }

    /** The {@code .yaml} files; hidden ones, Kubernetes' {@code ..data} among them, are left alone. */
    private List<String> names(Path folder, String subfolder) {
        try (Stream<Path> entries = Files.list(folder.resolve(subfolder))) {
            List<String> names = visible(entries);
            names.stream()
                    .filter(name -> !name.endsWith(ENDING))
                    .forEach(name -> UnreadFile.tell(subfolder + "/" + name, problems));
            return names.stream().filter(name -> name.endsWith(ENDING)).toList();
        } catch (NoSuchFileException | NotDirectoryException _) {
            problems.ofFile(subfolder, "the folder is missing in " + folder);
        } catch (IOException e) {
            unreadable.add(subfolder);
            problems.ofFile(subfolder, "the folder " + UnreadFile.why(folder.resolve(subfolder), e));
        }
        return List.of();
    }

    /** Somebody may have meant them to be read. */
    private void warnOfStrangers(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            visible(entries).stream()
                    .filter(name -> !KNOWN.contains(name))
                    .forEach(name -> problems.warnOfFile(
                            name,
                            "is not read; what is read are organisations/, feeds/, value-sets/, access.yaml,"
                                    + " withheld.yaml, objections.yaml and alerts.yaml"));
        } catch (IOException _) {
            // that it cannot be read has been said of each of its parts
            return;
        }
    }

    private static List<String> visible(Stream<Path> entries) {
        return entries.map(path -> path.getFileName().toString())
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }
}
