package org.sightline.check;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.Place;

/**
 * What a check of a folder found.
 *
 * @param problems of the folder's files, in their order
 * @param settings what is wrong with the viewer's own settings, which stand in no file
 */
record CheckReport(Path folder, List<ConfigProblem> problems, List<String> settings) {

    CheckReport {
        problems = List.copyOf(problems);
        settings = List.copyOf(settings);
    }

    /** How it is written. */
    enum Format {
        /** {@code path:line:column: error: message}, as compilers write it, then one line that sums up. */
        TEXT,
        /** <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>. */
        SARIF,
        /** Workflow commands that GitHub shows beside the lines of a change, then the line that sums up. */
        GITHUB
    }

    long errors() {
        return problems.stream().filter(ConfigProblem::isError).count() + settings.size();
    }

    long warnings() {
        return problems.stream().filter(problem -> !problem.isError()).count();
    }

    List<String> lines(Format format) {
        return switch (format) {
            case TEXT -> text();
            case SARIF -> List.of(SarifLog.of(this));
            case GITHUB -> annotations();
        };
    }

    /** Never before the first line and column: a file as a whole is pointed at there. */
    static Place pointedAt(ConfigProblem problem) {
        return new Place(
                Math.max(1, problem.place().line()), Math.max(1, problem.place().column()));
    }

    Path path(ConfigProblem problem) {
        return folder.resolve(problem.file());
    }

    /** A file's address: relative to where the command runs, if it lies below, as pipelines run it in their checkout. */
    String address(ConfigProblem problem) {
        Path file = shown(problem);
        try {
            return file.isAbsolute()
                    ? file.toUri().toString()
                    : new URI(null, null, file.toString(), null).getRawPath();
        } catch (URISyntaxException _) {
            return file.toUri().toString();
        }
    }

    private List<String> text() {
        List<String> lines = new ArrayList<>();
        for (ConfigProblem problem : problems) {
            Place place = pointedAt(problem);
            lines.add(path(problem) + ":" + place.line() + ":" + place.column() + ": "
                    + problem.severity().word() + ": " + problem.words());
        }
        settings.forEach(setting -> lines.add("environment: error: " + setting));
        lines.add(sum());
        return lines;
    }

    private List<String> annotations() {
        List<String> lines = new ArrayList<>();
        for (ConfigProblem problem : problems) {
            Place place = pointedAt(problem);
            lines.add("::%s file=%s,line=%d,col=%d::%s"
                    .formatted(
                            problem.severity().word(),
                            escaped(shown(problem).toString())
                                    .replace(":", "%3A")
                                    .replace(",", "%2C"),
                            place.line(),
                            place.column(),
                            escaped(problem.words())));
        }
        settings.forEach(setting -> lines.add("::error::" + escaped(setting)));
        lines.add(sum());
        return lines;
    }

    private Path shown(ConfigProblem problem) {
        Path here = Path.of("").toAbsolutePath();
        Path file = path(problem).toAbsolutePath().normalize();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private static String escaped(String value) {
        return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private String sum() {
        return folder + ": " + counted(errors(), "error") + ", " + counted(warnings(), "warning");
    }

    private static String counted(long number, String what) {
        return (number == 0 ? "no" : number) + " " + what + (number == 1 ? "" : "s");
    }
}
