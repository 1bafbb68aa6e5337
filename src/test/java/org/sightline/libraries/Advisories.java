package org.sightline.libraries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Known vulnerabilities as the repository keeps them.
 *
 * @param asked the day on which a database was last asked
 */
record Advisories(LocalDate asked, List<Advisory> all) {

    static final Path FILE = Path.of("src/build/advisories.yaml");
    private static final int STALE_AFTER_DAYS = 30;

    Advisories {
        all = List.copyOf(all);
    }

    static Advisories read(Path file) throws IOException {
        Map<String, Object> content = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        List<Advisory> all = new ArrayList<>();
        for (Object entry : (List<?>) content.get("advisories")) {
            Map<String, Object> fields = new java.util.HashMap<>();
            ((Map<?, ?>) entry).forEach((name, value) -> fields.put(String.valueOf(name), value));
            all.add(Advisory.of(fields));
        }
        return new Advisories(LocalDate.parse(String.valueOf(content.get("asked"))), all);
    }

    /** A line for each grave one of a library on board that nobody accepted. */
    List<String> graveOf(List<Library> onBoard, LocalDate today) {
        return onBoard.stream()
                .flatMap(library -> all.stream()
                        .filter(advisory -> advisory.affects(library) && advisory.isGraveOn(today))
                        .map(advisory -> library.name() + " " + library.version() + " has " + advisory.id() + " ("
                                + advisory.severity() + "), affected are " + advisory.affected() + ": "
                                + advisory.source()))
                .distinct()
                .toList();
    }

    /** Empty, or why what it says of today's libraries is not much worth. */
    String warning(LocalDate today) {
        return asked.plusDays(STALE_AFTER_DAYS).isBefore(today)
                ? "The list of known vulnerabilities is of " + asked + ": src/build/quick --advisories asks anew."
                : "";
    }
}
