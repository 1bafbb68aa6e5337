package org.sightline.packaged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.sightline.audit.seal.SealKeyFiles;

/** A PostgreSQL of its own, durable as in production, with the owner's and the application's roles. */
public final class PackagedDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Path sealKeys;

    public PackagedDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role sightline_owner login password 'bench'");
            statement.execute("create role sightline_app login password 'bench'");
            statement.execute("create database sightline owner sightline_owner");
        }
        sealKeys = Files.createTempFile("sightline-seal", ".json");
        SealKeyFiles.write(sealKeys);
    }

    /** What a viewer needs to know of it. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/sightline",
                "quarkus.datasource.username",
                "sightline_app",
                "quarkus.datasource.password",
                "bench",
                "quarkus.flyway.username",
                "sightline_owner",
                "quarkus.flyway.password",
                "bench",
                "sightline.audit.seal.key",
                "file:" + sealKeys);
    }

    /** The single number a query gives, asked as the superuser. */
    public long number(String query) throws SQLException {
        try (Connection connection =
                        postgres.getDatabase("postgres", "sightline").getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(sealKeys);
        postgres.close();
    }
}
