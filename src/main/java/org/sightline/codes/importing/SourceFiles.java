package org.sightline.codes.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** What somebody named at the terminal: files, folders and zips, as the files within them. */
final class SourceFiles implements AutoCloseable {

    private static final Pattern LISTS = Pattern.compile("(?i).*\\.(txt|csv|tsv|json)");

    /** That beside a study's lists which names their versions is no list. */
    private static final String INDEX = "codelists.json";

    private static final Pattern SHEETS = Pattern.compile("(?i).*\\.(xlsx|xlsm|xlsb|xls|ods)");

    /** How files of Office Open XML and OpenDocument begin, and those of older spreadsheets. */
    private static final List<String> BEGINNINGS = List.of("504b0304", "d0cf11e0");

    private static final String SHEET = "is a spreadsheet, which is not read: open it, save the sheet with the codes as"
            + " CSV UTF-8, and import that file; or take the text files of the same publication";

    private final List<SourceFile> files = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();
    private final ImportReport report;

    private SourceFiles(ImportReport report) {
        this.report = report;
    }

    /**
     * @param report is told of spreadsheets, which are left out
     * @throws IOException if one of them is not there or cannot be read
     */
    static SourceFiles of(List<Path> named, ImportReport report) throws IOException {
        SourceFiles all = new SourceFiles(report);
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                all.addFolder(path);
            } else if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                all.addZip(path);
            } else if (Files.isRegularFile(path) && isSheet(path)) {
                report.leaveOut(path.toString(), SHEET);
            } else if (Files.isRegularFile(path)) {
                all.add(path.toString(), () -> Files.newInputStream(path));
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return all;
    }

    List<SourceFile> all() {
        return List.copyOf(files);
    }

    private void addFolder(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> within = Files.walk(folder)) {
            all = within.filter(Files::isRegularFile).sorted().toList();
        }
        all.stream()
                .filter(file -> isList(file.toString()))
                .forEach(file -> add(file.toString(), () -> Files.newInputStream(file)));
        sayOfSheets(all.stream().map(Path::toString).toList());
    }

    private void addZip(Path path) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        zips.add(zip);
        sayOfSheets(zip.stream().map(entry -> path + "!/" + entry.getName()).toList());
        zip.stream()
                .filter(entry -> !entry.isDirectory() && isList(entry.getName()))
                .forEach(entry -> add(path + "!/" + entry.getName(), () -> zip.getInputStream(entry)));
    }

    /** Beside lists in text there is often the same as a spreadsheet, or what explains them. */
    private void sayOfSheets(List<String> within) {
        if (within.stream().noneMatch(SourceFiles::isList)) {
            within.stream()
                    .filter(name -> SHEETS.matcher(name).matches())
                    .forEach(name -> report.leaveOut(name, SHEET));
        }
    }

    private static boolean isSheet(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return BEGINNINGS.contains(HexFormat.of().formatHex(in.readNBytes(4)));
        }
    }

    private static boolean isList(String name) {
        return LISTS.matcher(name).matches() && !name.endsWith(INDEX);
    }

    private void add(String name, SourceFile.Content content) {
        files.add(new SourceFile(name, content));
    }

    @Override
    public void close() throws IOException {
        for (ZipFile zip : zips) {
            zip.close();
        }
    }
}
