package org.sightline.codes.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.CodeMap;
import org.sightline.codes.ListSystem;
import org.sightline.codes.MapFile;
import org.sightline.codes.ValueSetHead;
import org.sightline.codes.importing.FoundList.Edition;

/**
 * Reads maps of ICD-10, Read v2 and CTV3 codes to SNOMED CT, and of dm+d's products to their moieties, and writes them:
 * RF2 map reference sets of a release, which map the other way round, and CSV with a system, a code and a SNOMED CT id on
 * each line.
 *
 * @see <a href="https://confluence.ihtsdotools.org/display/DOCRELFMT/5.2.10+Complex+and+Extended+Map+from+SNOMED+CT+Reference+Sets">
 *     SNOMED CT: map reference sets</a>
 */
public final class MapImport {

    /** Map reference sets whose target system is known: ICD-10 of SNOMED International and the UK, and CTV3. */
    private static final Map<String, String> REFSETS = Map.of(
            "447562003",
            ListSystem.ICD_10,
            "999002271000000101",
            ListSystem.ICD_10,
            "900000000000497000",
            ListSystem.CTV3);

    private static final Map<String, String> SYSTEMS = Map.of(
            "icd-10",
            ListSystem.ICD_10,
            "icd10",
            ListSystem.ICD_10,
            "read-v2",
            ListSystem.READ_V2,
            "readv2",
            ListSystem.READ_V2,
            "ctv3",
            ListSystem.CTV3,
            "dm+d",
            ListSystem.SNOMED);

    private final ImportOptions options;
    private final ImportReport report = new ImportReport();
    private final Map<String, SortedMap<String, SortedSet<String>>> found = new HashMap<>();
    private final Set<String> otherRefsets = new TreeSet<>();
    private @Nullable Edition edition;

    public MapImport(ImportOptions options) {
        this.options = options;
    }

    /**
     * What was written.
     *
     * @param one how many codes it maps to one concept each
     * @param several how many it maps to several
     */
    public record Outcome(String name, int one, int several, ImportReport report) {}

    /**
     * @param named files, folders and zips
     * @param folder {@code value-sets}
     * @throws IOException if something cannot be read or written
     * @throws ImportRefusedException if nothing was found, or something has to be said first, such as the date
     */
    public Outcome run(List<Path> named, Path folder) throws IOException, ImportRefusedException {
        try (SourceFiles files = SourceFiles.of(named, report)) {
            for (SourceFile file : files.all()) {
                read(file);
            }
        }
        otherRefsets.forEach(refset -> report.leaveOut(refset, "a map to a system that is not read here"));
        if (found.isEmpty()) {
            throw new ImportRefusedException("Nothing there maps a code of ICD-10, Read v2, CTV3 or dm+d to a concept."
                    + report.unread().stream().map(file -> "\n" + file).collect(Collectors.joining()));
        }
        ValueSetHead head = head(named);
        MapFile.write(folder, head, found);
        List<SortedSet<String>> all = found.values().stream()
                .flatMap(codes -> codes.values().stream())
                .toList();
        int one = (int) all.stream().filter(concepts -> concepts.size() == 1).count();
        return new Outcome(head.name(), one, all.size() - one, report);
    }

    private ValueSetHead head(List<Path> named) throws ImportRefusedException {
        String source =
                String.valueOf(named.getFirst().toAbsolutePath().normalize().getFileName());
        String date = options.date() != null ? options.date() : edition == null ? null : edition.date();
        if (date == null) {
            throw new ImportRefusedException(
                    "When was the map released? Nothing in its name says so: --date YYYY-MM-DD, and --version if it has"
                            + " one.");
        }
        String version = options.version() != null ? options.version() : edition == null ? date : edition.version();
        String bare = source.replaceFirst("\\.[A-Za-z]+$", "");
        String slug =
                bare.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String name = options.name() != null ? options.name() : slug.isEmpty() ? "map" : slug;
        return new ValueSetHead(name, bare, null, null, version, LocalDate.parse(date), source);
    }

    private void read(SourceFile file) throws IOException {
        if (ProductTable.isHead(file.firstLine())) {
            readProducts(file);
            return;
        }
        try (BufferedReader reader = file.lines()) {
            List<String> head = cells(String.valueOf(reader.readLine()));
            boolean release = head.contains("referencedComponentId");
            if (release && (!head.contains("mapTarget") || !file.shortName().contains("Snapshot"))) {
                return;
            }
            Edition of = Editions.ofName(file.shortName());
            edition = of == null ? edition : of;
            int number = 1;
            if (!release && SYSTEMS.containsKey(system(head.getFirst()))) {
                readPlain(file, number, head); // there is no line of headings
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (release) {
                    readMember(file, number, head, cells(line));
                } else if (!line.isBlank()) {
                    readPlain(file, number, cells(line));
                }
            }
        }
    }

    /** Of one target, the first group says what a concept is; further groups only add to it. */
    private void readMember(SourceFile file, int number, List<String> head, List<String> row) {
        if (row.size() != head.size() || !row.get(head.indexOf("active")).equals("1")) {
            return;
        }
        int group = head.indexOf("mapGroup");
        String refset = row.get(head.indexOf("refsetId"));
        String target = row.get(head.indexOf("mapTarget"));
        String system = REFSETS.get(refset);
        if (system == null) {
            otherRefsets.add(refset);
        } else if (!target.isBlank() && (group < 0 || row.get(group).equals("1"))) {
            add(file, number, system, target, row.get(head.indexOf("referencedComponentId")));
        }
    }

    private void readPlain(SourceFile file, int number, List<String> row) {
        String system = row.size() < 3 ? null : SYSTEMS.get(system(row.getFirst()));
        if (system == null) {
            report.refuse(
                    file.name(),
                    number,
                    "",
                    "is no source system, code and SNOMED CT id; systems are "
                            + String.join(
                                    ", ", SYSTEMS.keySet().stream().sorted().toList()));
            return;
        }
        add(file, number, system, row.get(1), CodeForm.cleaned(row.get(2)));
    }

    private void readProducts(SourceFile file) throws IOException {
        Edition of = Editions.ofName(file.shortName());
        edition = of == null ? edition : of;
        for (ProductTable.Product product : ProductTable.read(file)) {
            if (!product.vtm().isEmpty()) {
                addProduct(file, product);
            }
        }
    }

    private void addProduct(SourceFile file, ProductTable.Product product) {
        Optional<String> fault = CodeForm.fault(ListSystem.SNOMED, product.id());
        if (fault.isPresent()) {
            report.refuse(file.name(), product.line(), product.id(), fault.get());
        } else {
            add(file, product.line(), ListSystem.SNOMED, product.id(), product.vtm());
        }
    }

    private static String system(String cell) {
        return switch (ListSystem.of(cell.strip())) {
            case ListSystem.ICD_10 -> "icd-10";
            case ListSystem.READ_V2 -> "read-v2";
            case ListSystem.CTV3 -> "ctv3";
            case ListSystem.SNOMED -> "dm+d";
            default -> cell.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        };
    }

    private void add(SourceFile file, int number, String system, String code, String concept) {
        Optional<String> fault = CodeForm.fault(ListSystem.SNOMED, concept);
        if (fault.isPresent()) {
            report.refuse(file.name(), number, concept, fault.get());
        } else if (!code.isBlank()) {
            found.computeIfAbsent(system, _ -> new TreeMap<>())
                    .computeIfAbsent(CodeMap.form(system, code), _ -> new TreeSet<>())
                    .add(concept);
        }
    }

    /** Separated by tabs, or else by commas; codes hold neither. */
    private static List<String> cells(String line) {
        String separator = line.indexOf('\t') >= 0 ? "\t" : ",";
        return Arrays.stream(line.split(separator, -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
