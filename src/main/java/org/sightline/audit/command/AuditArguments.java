package org.sightline.audit.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.PublicSealKey;
import org.sightline.audit.seal.TrailFormatException;
import org.sightline.database.Database;
import org.sightline.terminal.Arguments;
import org.sightline.terminal.NotUnderstoodException;
import org.sightline.terminal.Terminal;

/** What was asked for at the terminal: options with a value each, and where the database is. */
final class AuditArguments {

    private static final String CHECKPOINTS = "checkpoints";
    private static final String BUCKET = "s3:";

    private final Arguments given;
    private final Map<String, String> environment;

    AuditArguments(String[] arguments, Set<String> known, Terminal terminal) throws NotUnderstoodException {
        this.given = Arguments.of(List.of(arguments), known, Set.of());
        this.environment = terminal.environment();
    }

    Optional<Path> path(String option) {
        return paths(option).stream().findFirst();
    }

    List<Path> paths(String option) {
        return given.all(option).stream().map(Path::of).toList();
    }

    /** Files and folders of checkpoints. */
    List<Path> folders() {
        return given.all(CHECKPOINTS).stream()
                .filter(place -> !place.startsWith(BUCKET))
                .map(Path::of)
                .toList();
    }

    /** Below which names of the bucket there are checkpoints; an empty one is all of it. */
    List<String> belowOfBucket() {
        return given.all(CHECKPOINTS).stream()
                .filter(place -> place.startsWith(BUCKET))
                .map(place -> place.substring(BUCKET.length()))
                .toList();
    }

    /** The only argument that is no option. */
    Path only(String what) throws NotUnderstoodException {
        if (given.words().size() != 1) {
            throw new NotUnderstoodException("One " + what + " has to be named.");
        }
        return Path.of(given.words().getFirst());
    }

    void none() throws NotUnderstoodException {
        if (!given.words().isEmpty()) {
            throw new NotUnderstoodException("'" + given.words().getFirst() + "' is not understood.");
        }
    }

    Optional<YearMonth> month() throws NotUnderstoodException {
        @Nullable String text = given.option("month").orElse(null);
        try {
            return text == null ? Optional.empty() : Optional.of(YearMonth.parse(text));
        } catch (DateTimeException _) {
            throw new NotUnderstoodException("--month needs a month such as 2026-11, not '" + text + "'.");
        }
    }

    /** All public keys that are given. */
    KnownKeys keys() throws NotUnderstoodException, IOException {
        List<PublicSealKey> keys = new ArrayList<>();
        for (Path file : paths("key")) {
            try {
                keys.addAll(PublicSealKey.inPem(Files.readString(file)));
            } catch (TrailFormatException e) {
                throw new NotUnderstoodException(file + ": " + e.getMessage() + ".");
            }
        }
        if (keys.isEmpty()) {
            throw new NotUnderstoodException("--key FILE has to name the public key of the first seal, a PEM file.");
        }
        return new KnownKeys(keys);
    }

    /** The database that the environment names. */
    Database database() throws NotUnderstoodException {
        return Database.atTerminal(
                variable("QUARKUS_DATASOURCE_JDBC_URL"),
                variable("QUARKUS_DATASOURCE_USERNAME"),
                environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", ""));
    }

    /** The same database as the owner of its tables. */
    Database ownersDatabase() throws NotUnderstoodException {
        return Database.atTerminal(
                variable("QUARKUS_DATASOURCE_JDBC_URL"),
                variable("QUARKUS_FLYWAY_USERNAME"),
                environment.getOrDefault("QUARKUS_FLYWAY_PASSWORD", ""));
    }

    /** For how many years rows are kept: 8 unless others are named, at least 1. */
    int years() throws NotUnderstoodException {
        String text = given.option("years").orElse("8");
        if (!text.matches("[1-9][0-9]?")) {
            throw new NotUnderstoodException("--years needs a number from 1 to 99, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    private String variable(String name) throws NotUnderstoodException {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new NotUnderstoodException(
                    "Name an export with --export FOLDER, or the database in the environment: " + name + ".");
        }
        return value;
    }
}
