package org.sightline.codes.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final List<SourceFile> files = new ArrayList<>();
    private final List<ZipFile> zips = new ArrayList<>();

    private SourceFiles() {}

    /** @throws IOException if one of them is not there or cannot be read */
    static SourceFiles of(List<Path> named) throws IOException {
        SourceFiles all = new SourceFiles();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                all.addFolder(path);
            } else if (path.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                all.addZip(path);
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
        try (Stream<Path> within = Files.walk(folder)) {
            within.filter(Files::isRegularFile)
                    .filter(file -> isList(file.toString()))
                    .sorted()
                    .forEach(file -> add(file.toString(), () -> Files.newInputStream(file)));
        }
    }

    private void addZip(Path path) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        zips.add(zip);
        zip.stream()
                .filter(entry -> !entry.isDirectory() && isList(entry.getName()))
                .forEach(entry -> add(path + "!/" + entry.getName(), () -> zip.getInputStream(entry)));
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
