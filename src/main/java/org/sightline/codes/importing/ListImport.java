package org.sightline.codes.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.codes.importing.FoundList.Edition;

/** Reads files in any of the forms in which lists are published, and writes what it found as lists of the viewer. */
public final class ListImport {

    private static final int LONGEST_NAME = 60;

    private final ImportOptions options;
    private final ImportReport report = new ImportReport();

    public ListImport(ImportOptions options) {
        this.options = options;
    }

    /** What was made of the files, and what was left out of them. */
    public record Outcome(List<WrittenList> written, ImportReport report) {
        public Outcome {
            written = List.copyOf(written);
        }
    }

    /**
     * Reads what was named and writes its lists.
     *
     * @param named files, folders and zips
     * @param folder {@code value-sets}
     * @throws IOException if something cannot be read or written
     * @throws ImportRefusedException if something has to be said first, such as the date
     */
    public Outcome run(List<Path> named, Path folder) throws IOException, ImportRefusedException {
        try (SourceFiles files = SourceFiles.of(named, report)) {
            read(files.all());
        }
        return new Outcome(
                write(String.join(" ", named.stream().map(ListImport::lastPart).toList()), folder), report);
    }

    /** As {@link #run}, for what a terminology server answered. */
    public Outcome runOn(String source, byte[] valueSet, Path folder) throws IOException, ImportRefusedException {
        FhirLists.read(new SourceFile(source, () -> new ByteArrayInputStream(valueSet)), report);
        return new Outcome(write(source, folder), report);
    }

    private static String lastPart(Path path) {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    private void read(List<SourceFile> files) throws IOException {
        ReleaseLists release = new ReleaseLists(report);
        boolean isRelease = false;
        for (SourceFile file : files) {
            String first = file.firstLine();
            if (release.takes(file)) {
                isRelease = true;
            } else if (DomainLists.isHead(first)) {
                DomainLists.read(file, report);
            } else if (ProductTable.isHead(first)) {
                ProductTable.readClasses(file, options.classes(), report);
            } else if (first.stripLeading().startsWith("{")) {
                FhirLists.read(file, report);
            } else {
                DelimitedLists.read(file, options.system(), report);
            }
        }
        if (isRelease) {
            release.read(options.refsets(), options.ancestors());
        }
    }

    private List<WrittenList> write(String source, Path folder) throws IOException, ImportRefusedException {
        List<FoundList> lists = FoundOnce.of(report.lists()).stream()
                .filter(list -> options.refsets().isEmpty()
                        || options.refsets()
                                .contains(String.valueOf(list.identity().refset())))
                .toList();
        if (options.name() != null && lists.size() > 1) {
            throw new ImportRefusedException("--name is for one list, and there are " + lists.size());
        }
        ListWriter writer = new ListWriter(folder, source, RoleRules.reviewed());
        Set<String> names = new HashSet<>();
        List<WrittenList> written = new ArrayList<>();
        for (FoundList list : lists) {
            Edition edition = edition(list);
            if (edition == null) {
                throw new ImportRefusedException(
                        "When was " + list.identity().title()
                                + " released? Nothing in it or in its name says so: --date YYYY-MM-DD, and --version if it has one.");
            }
            String given = options.name();
            String name = given == null ? unused(slug(list), list, names) : given;
            written.add(writer.write(name, list, edition));
        }
        return written;
    }

    private @Nullable Edition edition(FoundList list) {
        Edition found = list.edition();
        String date = options.date() != null ? options.date() : found == null ? null : found.date();
        if (date == null) {
            return null;
        }
        String version = options.version() != null ? options.version() : found == null ? date : found.version();
        return new Edition(version, date);
    }

    private static String slug(FoundList list) {
        String slug = list.identity().name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String trimmed = slug.replaceFirst("^-+", "");
        String shorter = trimmed.substring(0, Math.min(trimmed.length(), LONGEST_NAME));
        String name = shorter.replaceFirst("-+$", "");
        return name.isEmpty() ? "list" : name;
    }

    /** Two reference sets of one name are told apart by their ids. */
    private static String unused(String name, FoundList list, Set<String> names) {
        String unused = name;
        for (int more = 2; !names.add(unused); more++) {
            String refset = list.identity().refset();
            unused = name + "-" + (refset == null || more > 2 ? String.valueOf(more) : refset);
        }
        return unused;
    }
}
