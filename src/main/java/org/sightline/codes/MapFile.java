package org.sightline.codes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblem.Severity;
import org.sightline.configuration.Place;

/**
 * A file of a map: lines that say what it is, each {@code # field} and a value with a tab between them, a head, then for each
 * code its system, the code and its SNOMED CT concepts, with a space between several, in ascending order.
 */
public final class MapFile {

    /** How its files end. */
    public static final String ENDING = ".map";

    private static final String HEAD = "system\tcode\tsnomed";
    private static final List<String> FIELDS = List.of("title", "version", "date", "source", "checksum");
    private static final Set<String> SYSTEMS =
            Set.of(ListSystem.ICD_10, ListSystem.READ_V2, ListSystem.CTV3, ListSystem.SNOMED);
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    /** What is not found in so many bytes is read in full. */
    private static final int LONGEST_HEAD = 16 * 1024;

    /** So many problems of one file are named one by one. */
    private static final int NAMED = 20;

    private final String name;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, List<String>> codes = new HashMap<>();
    private final Map<String, List<long[]>> snomed = new HashMap<>();

    private MapFile(String name) {
        this.name = name;
    }

    /**
     * What a file says.
     *
     * @param map null if something is wrong with it
     */
    record ReadMap(@Nullable CodeMap map, List<ConfigProblem> problems, byte[] hash) {}

    /** As it was compiled, if the lines that say what it is, the sum of the others among them, and its size are the same. */
    static ReadMap read(Path folder, String file, CompiledLists compiled, FileStamps stamps) {
        return stamp(folder, file)
                .flatMap(stamp -> compiled.map(stamp, stamps.size(file)))
                .orElseGet(() -> read(folder, file));
    }

    /** What tells this map from others and from its other versions: its name and the lines that say what it is. */
    static Optional<String> stamp(Path folder, String file) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            String beginning = new String(in.readNBytes(LONGEST_HEAD), StandardCharsets.UTF_8);
            int body = beginning.indexOf(HEAD + "\n");
            return body < 0
                    ? Optional.empty()
                    : Optional.of(file + " "
                            + Sha256.stated(beginning.substring(0, body).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** @param file its name within the folder */
    static ReadMap read(Path folder, String file) {
        MapFile map = new MapFile(ValueSetFiles.FOLDER + "/" + file);
        byte[] bytes = {};
        Optional<CodeMap> read = Optional.empty();
        try {
            if (Files.size(folder.resolve(file)) > MAX_BYTES) {
                map.problem(1, "", "is larger than " + MAX_BYTES / 1024 / 1024 + " MB");
            } else {
                bytes = Files.readAllBytes(folder.resolve(file));
                read = map.parse(
                        file.substring(0, file.length() - ENDING.length()), new String(bytes, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            map.problem(1, "", "cannot be read: " + e.getClass().getSimpleName());
        }
        return new ReadMap(map.problems.isEmpty() ? read.orElse(null) : null, map.problems, Sha256.of(bytes));
    }

    private Optional<CodeMap> parse(String id, String text) {
        int body = text.indexOf(HEAD + "\n");
        if (body < 0) {
            problem(1, "", "has no line that says " + HEAD.replace("\t", ", ") + ", with tabs between them");
            return Optional.empty();
        }
        List<String> above = text.substring(0, body).lines().toList();
        Map<String, String> fields = above.stream()
                .filter(line -> line.startsWith("# ") && line.indexOf('\t') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(2, line.indexOf('\t')),
                        line -> line.substring(line.indexOf('\t') + 1),
                        (one, _) -> one));
        FIELDS.stream()
                .filter(field -> fields.getOrDefault(field, "").isBlank())
                .forEach(field -> problem(1, field, "is missing"));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        String stated = Sha256.stated(text.substring(body).getBytes(StandardCharsets.UTF_8));
        if (!stated.equals(fields.get("checksum"))) {
            problem(above.size(), "checksum", "does not fit: the lines below were changed; import the map again");
        }
        readLines(above.size() + 1, text.substring(body + HEAD.length() + 1));
        return head(id, fields).map(head -> new CodeMap(head, mapped()));
    }

    private Optional<ValueSetHead> head(String id, Map<String, String> fields) {
        try {
            return Optional.of(new ValueSetHead(
                    id,
                    String.valueOf(fields.get("title")),
                    null,
                    null,
                    String.valueOf(fields.get("version")),
                    LocalDate.parse(String.valueOf(fields.get("date"))),
                    String.valueOf(fields.get("source"))));
        } catch (DateTimeException _) {
            problem(1, "date", "is no date such as 2026-11-19");
            return Optional.empty();
        }
    }

    private void readLines(int above, String body) {
        int line = above;
        for (String row : body.split("\n")) {
            line++;
            String[] cells = row.split("\t", -1);
            if (cells.length != 3 || !SYSTEMS.contains(cells[0])) {
                problem(
                        line,
                        "",
                        "has to be a system, a code and a SNOMED CT id; systems are "
                                + String.join(", ", SYSTEMS.stream().sorted().toList()));
            } else {
                add(line, cells);
            }
        }
    }

    private void add(int line, String[] cells) {
        String[] ids = cells[2].split(" ");
        for (String id : ids) {
            if (!Sctid.isValid(id)) {
                problem(line, "snomed", id + " is no SNOMED CT id: its check digit or its form is wrong");
                return;
            }
        }
        List<String> of = codes.computeIfAbsent(cells[0], _ -> new ArrayList<>());
        if (!of.isEmpty() && of.getLast().compareTo(cells[1]) >= 0) {
            problem(line, "code", cells[1] + " is there twice, or stands after a greater code");
            return;
        }
        of.add(cells[1]);
        snomed.computeIfAbsent(cells[0], _ -> new ArrayList<>())
                .add(Arrays.stream(ids).mapToLong(Long::parseLong).sorted().toArray());
    }

    private Map<String, MappedCodes> mapped() {
        return codes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> mapped(one.getValue(), snomed.getOrDefault(one.getKey(), List.of()))));
    }

    private static MappedCodes mapped(List<String> codes, List<long[]> concepts) {
        int[] from = new int[codes.size() + 1];
        for (int i = 0; i < codes.size(); i++) {
            from[i + 1] = from[i] + concepts.get(i).length;
        }
        return new MappedCodes(
                codes.toArray(String[]::new),
                from,
                concepts.stream().flatMapToLong(Arrays::stream).toArray());
    }

    private void problem(int line, String field, String message) {
        if (problems.size() < NAMED) {
            problems.add(new ConfigProblem(Severity.ERROR, name, new Place(line, 1), field, message));
        }
    }

    /**
     * Writes a map.
     *
     * @param folder {@code value-sets}
     * @param bySystem by system and code, in the form of {@link CodeMap#form}, its SNOMED CT concepts
     * @throws IOException if it cannot be written
     */
    public static void write(Path folder, ValueSetHead head, Map<String, SortedMap<String, SortedSet<String>>> bySystem)
            throws IOException {
        StringBuilder body = new StringBuilder(HEAD).append('\n');
        new TreeMap<>(bySystem)
                .forEach((system, codes) -> codes.forEach((code, ids) -> body.append(system)
                        .append('\t')
                        .append(code)
                        .append('\t')
                        .append(String.join(" ", ids))
                        .append('\n')));
        String text = "# title\t" + head.title() + "\n# version\t" + head.version() + "\n# date\t" + head.date()
                + "\n# source\t" + head.source() + "\n# checksum\t"
                + Sha256.stated(body.toString().getBytes(StandardCharsets.UTF_8)) + "\n" + body;
        Path next = Files.createTempFile(Files.createDirectories(folder), ".", ENDING);
        Files.writeString(next, text);
        Files.move(next, folder.resolve(head.name() + ENDING), StandardCopyOption.REPLACE_EXISTING);
    }
}
