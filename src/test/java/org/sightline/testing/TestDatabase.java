package org.sightline.testing;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;

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
                "quarkus.flyway.password", DatabaseServer.PASSWORD);
    }
}
