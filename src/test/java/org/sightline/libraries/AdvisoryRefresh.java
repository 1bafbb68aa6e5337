package org.sightline.libraries;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sightline.libraries.Advisory.Acceptance;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes the list of known vulnerabilities anew, from what OSV says of each library: src/build/quick --advisories. */
final class AdvisoryRefresh {

    private static final String OSV = "https://api.osv.dev";

    private AdvisoryRefresh() {}

    /** Ends with 0 when the list was written, and with 2, and the list as it was, when OSV could not be asked. */
    public static void main(String... args) throws IOException, InterruptedException {
        URI base = URI.create(args.length > 0 ? args[0] : OSV);
        try {
            int count = refresh(base, Advisories.FILE, Library.onClassPath(), LocalDate.now(ZoneOffset.UTC));
            System.out.println(count + " advisories are in " + Advisories.FILE
                    + "; ./sightline test KnownVulnerabilitiesTest says what they mean.");
        } catch (IOException e) {
            System.err.println(base + " could not be asked (" + e + "); " + Advisories.FILE + " stays as it was.");
            System.exit(2);
        }
    }

    /** How many advisories the file has now. */
    static int refresh(URI base, Path file, List<Library> onBoard, LocalDate today)
            throws IOException, InterruptedException {
        Map<String, Acceptance> accepted = new HashMap<>();
        for (Advisory advisory : Advisories.read(file).all()) {
            if (advisory.accepted() != null) {
                accepted.put(advisory.id() + advisory.artifact(), advisory.accepted());
            }
        }
        List<String> names = onBoard.stream().map(Library::name).distinct().toList();
        List<Map<String, Object>> entries = new OsvDatabase(base)
                .of(names).stream()
                        .sorted(Comparator.comparing(Advisory::artifact).thenComparing(Advisory::id))
                        .map(advisory -> entry(advisory, accepted.get(advisory.id() + advisory.artifact())))
                        .toList();
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("asked", today.toString());
        content.put("advisories", entries);
        Files.writeString(file, heading(file) + new Yaml(options).dump(content));
        return entries.size();
    }

    private static Map<String, Object> entry(
            Advisory advisory, @org.jspecify.annotations.Nullable Acceptance accepted) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", advisory.id());
        entry.put("package", advisory.artifact());
        entry.put("affected", advisory.affected());
        entry.put("severity", advisory.severity());
        entry.put("source", advisory.source());
        if (accepted != null) {
            entry.put(
                    "accepted",
                    Map.of(
                            "reason",
                            accepted.reason(),
                            "until",
                            accepted.until().toString()));
        }
        return entry;
    }

    /** The comment that the file begins with, up to its first empty one. */
    private static String heading(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return String.join(
                    "",
                    lines.takeWhile(line -> line.startsWith("# "))
                            .map(line -> line + "\n")
                            .toList());
        }
    }
}
