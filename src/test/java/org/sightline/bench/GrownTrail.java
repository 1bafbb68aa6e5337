package org.sightline.bench;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.sightline.database.Database;
import org.sightline.testing.DatabaseServer;
import org.sightline.testing.TestDatabase;

/** A trail that has grown for months, in a database server of its own. */
final class GrownTrail implements AutoCloseable {

    private static final String PARTITIONS = """
            DO $body$
            DECLARE month date;
            BEGIN
                FOR back IN 2 .. %d LOOP
                    month := date_trunc('month', now() AT TIME ZONE 'UTC') - make_interval(months => back);
                    EXECUTE format('CREATE TABLE audit_entry_%%s PARTITION OF audit_entry FOR VALUES FROM (%%L) TO (%%L)',
                        to_char(month, 'YYYY_MM'), to_char(month, 'YYYY-MM-DD') || ' 00:00:00+00',
                        to_char(month + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
                END LOOP;
            END $body$
            """;

    private final DatabaseServer server;
    private final TestDatabase database;

    /** @param months for whose rows there are partitions, up to this one */
    GrownTrail(int months) throws IOException {
        server = DatabaseServer.ofItsOwn();
        database = server.database();
        database.asOwner().useHandle(handle -> handle.execute(PARTITIONS.formatted(months)));
    }

    TestDatabase database() {
        return database;
    }

    /** Writes rows by a statement. */
    void fill(String insert) {
        database.asOwner().useHandle(handle -> handle.execute(insert));
    }

    /** As autovacuum does once there is time. */
    void settle() {
        database.asSuperuser().useHandle(handle -> handle.execute("VACUUM ANALYZE"));
    }

    /** On one connection that is kept, as in the viewer. */
    void asViewer(Consumer<Database> work) {
        try (AgroalDataSource pool = TrailMeasures.pool(database)) {
            work.accept(new Database(pool, "bench", new SimpleMeterRegistry()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
