package org.sightline.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.database.Database;

/** One database of a {@link DatabaseServer}, seen by the two roles of production and by the superuser. */
public record TestDatabase(String url) {

    /** A new database with all migrations applied, on the server that the whole JVM shares. */
    public static TestDatabase migrated() {
        return DatabaseServer.shared().database();
    }

    /** As the application connects; not pooled. */
    public Jdbi asApplication() {
        return Jdbi.create(url, DatabaseServer.APPLICATION, DatabaseServer.PASSWORD);
    }

    /** As the rooms of the application see it; not pooled. */
    public Database database() {
        return database("");
    }

    /** @param parameters of the connection, as in its address */
    public Database database(String parameters) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url + "?" + parameters);
        source.setUser(DatabaseServer.APPLICATION);
        source.setPassword(DatabaseServer.PASSWORD);
        return new Database(source, "test", new SimpleMeterRegistry());
    }

    /** As the owner of the tables, who runs the migrations. */
    public Jdbi asOwner() {
        return Jdbi.create(url, DatabaseServer.OWNER, DatabaseServer.PASSWORD);
    }

    public Jdbi asSuperuser() {
        return Jdbi.create(url, "postgres", "postgres");
    }

    /** What Quarkus has to be told to use this database. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url", url,
                "quarkus.datasource.username", DatabaseServer.APPLICATION,
                "quarkus.datasource.password", DatabaseServer.PASSWORD,
                "quarkus.flyway.username", DatabaseServer.OWNER,
                "quarkus.flyway.password", DatabaseServer.PASSWORD,
                "sightline.audit.seal.unsealed-accepted-by", "the tests");
    }
}
