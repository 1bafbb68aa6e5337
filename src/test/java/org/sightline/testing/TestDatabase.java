package org.sightline.testing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.database.Database;

/** One database of a {@link DatabaseServer}, seen by the two roles of production and by the superuser. */
public record TestDatabase(String url) {

    private static final String OTHERS = """
            SELECT EXISTS (
                SELECT FROM pg_stat_activity
                WHERE datname <> current_database() AND backend_xid IS NOT NULL
                    AND CAST(CAST(backend_xid AS text) AS bigint) < CAST(:now AS bigint))
            """;

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

    /**
     * Waits for the transactions under way in other databases of the server, which other tests share: what is
     * committed here counts as complete only once everything that began before it has ended, there too.
     *
     * @throws IllegalStateException if one goes on for a quarter of a minute
     */
    public void untilOthersEnded() {
        Instant late = Instant.now().plusSeconds(15);
        asSuperuser().useHandle(handle -> {
            String now = handle.createQuery("SELECT CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text)")
                    .mapTo(String.class)
                    .one();
            while (handle.createQuery(OTHERS)
                    .bind("now", now)
                    .mapTo(Boolean.class)
                    .one()) {
                if (Instant.now().isAfter(late)) {
                    throw new IllegalStateException("a transaction of another test goes on and on");
                }
                Thread.onSpinWait();
            }
        });
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
