package org.sightline.codes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;
import org.sightline.configuration.ConfigSchema;
import org.sightline.configuration.ConfigValue;

/** Reads one list: its YAML file and the files of members that this names. */
final class ValueSetReader {

    private static final ConfigSchema SCHEMA = ConfigSchema.at("/schema/value-set.schema.json");
    static final String ENDING = ".yaml";
    private static final long MAX_MEMBER_BYTES = 256L * 1024 * 1024;

    private final Path folder;
    private final String name;
    private final ConfigProblems problems = new ConfigProblems();
    private final List<ConfigProblem> ofMembers = new ArrayList<>();
    private final Map<String, byte[]> hashes = new LinkedHashMap<>();

    private ValueSetReader(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    /**
     * What became of one list.
     *
     * @param root its file, if it is YAML at all
     * @param set if nothing is wrong with it
     * @param hashes the SHA-256 of each of its files, by name
     */
    record ReadList(
            @Nullable ConfigValue root, @Nullable ValueSet set, ConfigProblems problems, Map<String, byte[]> hashes) {

        byte[] hash(String file) {
            return Objects.requireNonNull(hashes.get(file));
        }
    }

    /** @param folder {@code value-sets} */
    static ReadList read(Path folder, String file) {
        ValueSetReader reader = new ValueSetReader(folder, nameOf(file));
        return reader.of(file, reader.bytes(file, ConfigSchema.MAX_BYTES).orElse(null));
    }

    /** As it was compiled, if its file and the sizes of those it names are still the same. */
    static ReadList read(Path folder, String file, CompiledLists compiled, FileStamps stamps) {
        ValueSetReader reader = new ValueSetReader(folder, nameOf(file));
        Optional<byte[]> yaml = reader.bytes(file, ConfigSchema.MAX_BYTES);
        return yaml.flatMap(_ -> compiled.of(reader.hash(file)))
                .filter(known -> known.sizes().entrySet().stream()
                        .allMatch(size -> stamps.size(size.getKey()) == size.getValue()))
                .filter(known -> known.set().name().equals(reader.name))
                .map(known -> reader.asCompiled(known))
                .orElseGet(() -> reader.of(file, yaml.orElse(null)));
    }

    private ReadList asCompiled(CompiledLists.Compiled known) {
        hashes.putAll(known.hashes());
        return new ReadList(null, known.set(), problems, hashes);
    }

    private ReadList of(String file, byte @Nullable [] yaml) {
        ConfigValue root = Optional.ofNullable(yaml)
                .flatMap(bytes -> SCHEMA.read(bytes, inFolder(file), problems))
                .orElse(null);
        List<MemberTable> tables = root == null ? List.of() : tables(root);
        ValueSet set = root == null || !root.isSound() || !ofMembers.isEmpty()
                ? null
                : new ValueSet(head(root), withDecisions(root, tables));
        problems.addAll(ofMembers);
        return new ReadList(root, root != null && root.isSound() ? set : null, problems, hashes);
    }

    private static String nameOf(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    private byte[] hash(String file) {
        return Objects.requireNonNull(hashes.get(file));
    }

    private ValueSetHead head(ConfigValue root) {
        return new ValueSetHead(
                name,
                root.text("title"),
                root.has("refset") ? root.text("refset") : null,
                root.has("url") ? root.text("url") : null,
                root.text("version"),
                LocalDate.parse(root.text("date")),
                root.text("source"));
    }

    private List<MemberTable> tables(ConfigValue root) {
        root.find("refset")
                .filter(refset -> !Sctid.isValid(refset.text()))
                .ifPresent(refset -> refset.error("is no SNOMED CT id: its check digit is wrong"));
        Map<String, ConfigValue> systems = new LinkedHashMap<>();
        List<MemberTable> tables = new ArrayList<>();
        for (ConfigValue members : root.items("members")) {
            String system = ListSystem.of(members.text("system"));
            if (systems.putIfAbsent(system, members) != null) {
                members.field("system").error("is there before: a system's codes are in one file");
            } else {
                table(members, system).ifPresent(tables::add);
            }
        }
        return tables;
    }

    private Optional<MemberTable> table(ConfigValue members, String system) {
        String file = members.text("file");
        Optional<byte[]> bytes = bytes(file, MAX_MEMBER_BYTES);
        if (bytes.isEmpty()) {
            members.field("file").error("names a file that is not there or cannot be read: " + file);
            return Optional.empty();
        }
        String found = "sha256:" + HexFormat.of().formatHex(hash(file));
        if (!found.equals(members.text("checksum"))) {
            members.field("checksum")
                    .error("is not that of " + file + ", which was changed since; import the list again,"
                            + " and decide on roles in this file and not in that one");
            return Optional.empty();
        }
        Optional<MemberTable> table =
                MemberFile.read(inFolder(file), folder.resolve(file), bytes.get(), system, ofMembers);
        table.filter(read -> read.size() != members.number("codes", 0))
                .ifPresent(read -> members.field("codes").error(file + " holds " + read.size()));
        return table;
    }

    private static List<MemberTable> withDecisions(ConfigValue root, List<MemberTable> tables) {
        Map<String, CodeRole> decided = new LinkedHashMap<>();
        for (ConfigValue decision : root.items("roles")) {
            String code = decision.text("code");
            CodeRole role = CodeRole.ofWord(decision.text("role")).orElseThrow();
            if (decided.putIfAbsent(code, role) != null) {
                decision.field("code").error("is decided twice: " + code);
            } else if (tables.stream().noneMatch(table -> table.holds(code))) {
                decision.field("code").warning("is no code of this list now: " + code);
            }
        }
        return decided.isEmpty()
                ? tables
                : tables.stream().map(table -> table.with(decided)).toList();
    }

    private String inFolder(String file) {
        return ValueSetFiles.FOLDER + "/" + file;
    }

    /** A file that is not there is a problem of what names it. */
    private Optional<byte[]> bytes(String file, long most) {
        Path path = folder.resolve(file);
        try {
            if (Files.size(path) > most) {
                problems.ofFile(inFolder(file), "larger than " + most / 1024 + " KB");
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(path);
            hashes.put(file, Sha256.of(bytes));
            return Optional.of(bytes);
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            problems.ofFile(inFolder(file), "cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
