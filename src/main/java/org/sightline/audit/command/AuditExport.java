package org.sightline.audit.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.sightline.database.StorageUnavailableException;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** {@code ./sightline audit-export}: the trail and its seals as files, row by row, for an archive or an expert. */
public final class AuditExport {

    private static final int DONE = 0;
    private static final int NOT_DONE = 2;

    private final Terminal terminal;

    AuditExport(Terminal terminal) {
        this.terminal = terminal;
    }

    public static void main(String[] arguments) {
        System.exit(new AuditExport(Terminal.ofThisProcess()).run(arguments));
    }

    int run(String... arguments) {
        try {
            AuditArguments asked = new AuditArguments(arguments, Set.of("month"), terminal);
            Path folder = asked.only("new folder");
            LiveTrail trail = new LiveTrail(asked.database());
            @Nullable YearMonth month = asked.month().orElse(null);
            Map<String, String> about = trail.read(month, (source, _) -> write(source, folder));
            terminal.out()
                    .println("Exported %s rows and %s seals to %s"
                            .formatted(about.get("rows"), about.get("seals"), folder));
            return DONE;
        } catch (NotUnderstoodException e) {
            terminal.err().println(e.getMessage() + " See ./sightline audit-export --help.");
        } catch (IOException | StorageUnavailableException e) {
            terminal.err().println("The trail could not be exported: " + e.getMessage());
        }
        return NOT_DONE;
    }

    /** What the export is comes last: a folder without it is not whole. */
    private static Map<String, String> write(TrailSource source, Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Map<String, String> about = new TreeMap<>();
        about.put("format", "sightline audit export 1");
        if (source.month() != null) {
            about.put("month", source.month().toString());
        }
        about.put("seals", lines(folder.resolve(ExportedTrail.SEALS), source.seals(), SealLines::of));
        about.put("rows", lines(folder.resolve(ExportedTrail.ROWS), source.rows(), SealLines::of));
        new ObjectMapper().writeValue(folder.resolve(ExportedTrail.ABOUT).toFile(), about);
        return about;
    }

    private static <T> String lines(Path file, Iterator<T> all, Function<T, String> asLine) throws IOException {
        long count = 0;
        try (BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)),
                StandardCharsets.UTF_8))) {
            while (all.hasNext()) {
                lines.write(asLine.apply(all.next()));
                lines.write('\n');
                count++;
            }
        }
        return Long.toString(count);
    }
}
