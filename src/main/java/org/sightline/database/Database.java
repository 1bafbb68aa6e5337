package org.sightline.database;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One pool of connections. A connection is held for statements alone: whoever would take a second one meanwhile, or send
 * a request, is stopped, as a few slow answers would otherwise leave everybody without one.
 *
 * <p>How long a statement, a wait for a connection and an idle transaction may last is set with the pool, in {@code
 * application.properties}.
 */
public final class Database {

    /** Moments are stored in it, whatever zone a node is in. */
    private static final ZoneOffset ZONE = ZoneOffset.UTC;

    private static final ScopedValue<Boolean> HELD = ScopedValue.newInstance();

    private final Jdbi jdbi;
    private final String pool;
    private final MeterRegistry metrics;

    /** @param pool its name among the metrics */
    public Database(DataSource source, String pool, MeterRegistry metrics) {
        this.jdbi = Jdbi.create(source);
        // a statement's message would otherwise repeat what is bound to it, patient included
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.registerArgument(new Moments());
        jdbi.registerArgument(new Texts());
        this.pool = pool;
        this.metrics = metrics;
    }

    /** Without a pool and without limits of time, for a command at a terminal. */
    public static Database atTerminal(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return new Database(source, "terminal", new SimpleMeterRegistry());
    }

    /**
     * Each statement is its own transaction.
     *
     * @throws StorageUnavailableException if the database cannot be reached or does not take a statement
     */
    public <T extends @Nullable Object, X extends Exception> T withHandle(HandleCallback<T, X> work) throws X {
        return held(() -> jdbi.withHandle(work));
    }

    /** As {@link #withHandle}, for statements that give nothing back. */
    public <X extends Exception> void useHandle(HandleConsumer<X> work) throws X {
        held(() -> jdbi.withHandle(work.asCallback()));
    }

    /** As {@link #withHandle}, all statements in one transaction. */
    public <T extends @Nullable Object, X extends Exception> T inTransaction(HandleCallback<T, X> work) throws X {
        return held(() -> jdbi.inTransaction(work));
    }

    /**
     * For whoever is about to do what may take long, such as a request.
     *
     * @throws IllegalStateException if this thread holds a connection
     */
    public static void requireNoneHeld() {
        if (HELD.isBound()) {
            throw new IllegalStateException("a database connection is held meanwhile");
        }
    }

    /** The moment in a column that has one. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <T extends @Nullable Object, X extends Exception> T held(ScopedValue.CallableOp<T, X> work) throws X {
        requireNoneHeld();
        long start = System.nanoTime();
        String outcome = "failed";
        try {
            T result = ScopedValue.where(HELD, true).call(work);
            outcome = "done";
            return result;
        } catch (JdbiException e) {
            throw counted(StorageUnavailableException.of(e));
        } finally {
            metrics.timer("sightline.database", "pool", pool, "outcome", outcome)
                    .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private StorageUnavailableException counted(StorageUnavailableException failure) {
        metrics.counter(
                        "sightline.storage.refused",
                        "pool",
                        pool,
                        "fault",
                        failure.fault().name().toLowerCase(Locale.ROOT),
                        "state",
                        failure.sqlState())
                .increment();
        return failure;
    }

    private static final class Moments extends AbstractArgumentFactory<Instant> {
        Moments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant moment, ConfigRegistry config) {
            return (position, statement, _) -> statement.setObject(position, moment.atOffset(ZONE));
        }
    }

    /** PostgreSQL's text holds no NUL, and a form, an address or a server's answer may have one. */
    private static final class Texts extends AbstractArgumentFactory<String> {
        Texts() {
            super(Types.VARCHAR);
        }

        @Override
        protected Argument build(String text, ConfigRegistry config) {
            return (position, statement, _) -> statement.setString(position, text.replace('\0', '\ufffd'));
        }
    }
}
