package org.sightline.registration.loading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sightline.configuration.ConfigProblem;
import org.sightline.configuration.ConfigProblems;

/** When the shared record begins, of a folder that need not be whole: one that somebody prepares lists in. */
public final class RecordsBegin {

    private RecordsBegin() {}

    /**
     * What its {@code access.yaml} says; empty if it says nothing, or there is none.
     *
     * @throws IOException if that file is not sound; the message says what, a line each
     */
    public static Optional<LocalDate> of(Path folder) throws IOException {
        Path file = folder.resolve(FolderReading.ACCESS);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ConfigProblems problems = new ConfigProblems();
        Optional<LocalDate> day = AccessReader.SCHEMA
                .read(Files.readAllBytes(file), FolderReading.ACCESS, problems)
                .flatMap(root -> root.find("recordsSince"))
                .filter(since -> since.isSound())
                .map(since -> LocalDate.parse(since.text()));
        if (problems.areInTheWay()) {
            throw new IOException(problems.inOrder().stream()
                    .filter(ConfigProblem::isError)
                    .map(ConfigProblem::toString)
                    .collect(Collectors.joining(System.lineSeparator())));
        }
        return day;
    }
}
