package org.sightline.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL of the training kit, its data kept between runs. Durable as a production database is:
 * {@code fsync} and {@code synchronous_commit} are on.
 */
final class DemoDatabase implements AutoCloseable {

    private static final String OWNER = "sightline_owner";
    private static final String APPLICATION = "sightline_app";

    private final EmbeddedPostgres postgres;
    private final FileLock lock;

    private DemoDatabase(EmbeddedPostgres postgres, FileLock lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /**
     * Starts the database in {@code folder}; a server left behind by a killed run is stopped first.
     *
     * @throws DemoNotStartedException if another demo is running on the same folder
     */
    static DemoDatabase start(Path folder) throws IOException, DemoNotStartedException {
        Path data = folder.resolve("database");
        Files.createDirectories(folder);
        FileLock lock = lock(folder);
        OrphanedPostgres.stop(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            prepare(postgres);
        } catch (SQLException e) {
            postgres.close();
            throw new DemoNotStartedException("The demo's database in " + folder + " is not usable (" + e.getMessage()
                    + "). Delete that folder to start afresh.");
        }
        return new DemoDatabase(postgres, lock);
    }

    /** The application connects as its own role, Flyway migrates as the owner. */
    Map<String, String> settings() {
        String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/sightline";
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", APPLICATION,
                "quarkus.datasource.password", APPLICATION,
                "quarkus.datasource.audit.jdbc.url", url,
                "quarkus.datasource.audit.username", APPLICATION,
                "quarkus.datasource.audit.password", APPLICATION,
                "quarkus.flyway.jdbc-url", url,
                "quarkus.flyway.username", OWNER,
                "quarkus.flyway.password", OWNER);
    }

    @Override
    public void close() {
        try {
            postgres.close();
            lock.channel().close();
        } catch (IOException e) {
            System.err.println("The demo's database did not stop: " + e.getMessage());
        }
    }

    private static FileLock lock(Path folder) throws IOException, DemoNotStartedException {
        FileChannel channel =
                FileChannel.open(folder.resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new DemoNotStartedException("Another demo is running on " + folder
                    + ". Stop it, or give this one a folder of its own in SIGHTLINE_DEMO_DATA.");
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void prepare(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String role : new String[] {OWNER, APPLICATION}) {
                if (isMissing(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                    statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD '" + role + "'");
                }
            }
            if (isMissing(statement, "SELECT 1 FROM pg_database WHERE datname = 'sightline'")) {
                statement.execute("CREATE DATABASE sightline OWNER " + OWNER);
            }
        }
    }

    private static boolean isMissing(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }
}
