package org.sightline.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sightline.configuration.ConfigProblems;

/**
 * The files of a folder by name, with what changes when one is written, renamed over or linked to another. Hidden ones,
 * Kubernetes' {@code ..data} among them, are left alone.
 */
record FileStamps(Map<String, Stamp> files) {

    private static final Pattern LIST = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}\\.yaml");
    private static final Pattern MAP = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}\\.map");
    private static final Set<String> NO_LISTS = Set.of(CompiledLists.FILE, "README.md");

    /** Stands for the folder where its files cannot be listed. */
    private static final String UNREADABLE = ".";

    /** Of one file. */
    record Stamp(long size, long modified, String key) {
        static final Stamp NONE = new Stamp(-1, -1, "");
    }

    static FileStamps of(Path folder) {
        Map<String, Stamp> stamps = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".")) {
                    stamps.put(name, stamp(file));
                }
            }
        } catch (NoSuchFileException | NotDirectoryException _) {
            return new FileStamps(Map.of());
        } catch (IOException _) {
            stamps.put(UNREADABLE, Stamp.NONE);
        }
        return new FileStamps(stamps);
    }

    private static Stamp stamp(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    now.size(), now.lastModifiedTime().to(TimeUnit.NANOSECONDS), String.valueOf(now.fileKey()));
        } catch (IOException _) {
            return Stamp.NONE;
        }
    }

    /** The YAML files, in the order of their names. */
    List<String> lists() {
        return files.keySet().stream()
                .filter(name -> LIST.matcher(name).matches())
                .toList();
    }

    /** The files of maps, in the order of their names. */
    List<String> maps() {
        return files.keySet().stream()
                .filter(name -> MAP.matcher(name).matches())
                .toList();
    }

    /** -1 if there is no such file. */
    long size(String file) {
        return files.getOrDefault(file, Stamp.NONE).size();
    }

    /** Somebody may have meant them to be read. */
    void sayOfStrangers(Set<String> read, ConfigProblems problems) {
        for (String name : files.keySet()) {
            String file = ValueSetFiles.FOLDER + "/" + name;
            if (name.equals(UNREADABLE)) {
                problems.ofFile(ValueSetFiles.FOLDER, "the folder cannot be read");
            } else if (name.matches(".*\\.ya?ml") && !LIST.matcher(name).matches()) {
                problems.ofFile(
                        file,
                        "would be ignored: the name has to be lower-case letters, digits and hyphens, and end in .yaml");
            } else if (!read.contains(name) && !NO_LISTS.contains(name)) {
                problems.warnOfFile(file, "is not read: no list names it");
            }
        }
    }
}
