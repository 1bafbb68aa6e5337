package org.sightline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;
import org.sightline.start.StartRefusedException;

/**
 * Whether a role can use the database at all, found out before anything depends on it, by one connection of its own. A
 * password that is not taken is tried once, as a second try may lock the role; only a database that is away or on its
 * way up is waited for.
 */
public final class DatabaseAtStart {

    private static final int OLDEST = 15;
    private static final int CONNECT_SECONDS = 5;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Set<StorageFault> WAITED_FOR =
            EnumSet.of(StorageFault.UNREACHABLE, StorageFault.STARTING, StorageFault.TOO_MANY_CONNECTIONS);

    private final Duration patience;

    /** @param patience how long a database is waited for that cannot be reached yet */
    public DatabaseAtStart(Duration patience) {
        this.patience = patience;
    }

    /**
     * A role of the database, and what the variables are called that name it.
     *
     * @param variables the beginning of their names, such as {@code QUARKUS_DATASOURCE}
     * @param url the database, beginning with {@code jdbc:postgresql:}
     */
    public record Role(String variables, String url, String name, String password) {

        String urlVariable() {
            return variables + "_JDBC_URL";
        }

        /** Without its parameters, which may hold a password. */
        String address() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
        }
    }

    /** @throws StartRefusedException if the role cannot connect, or the database is too old */
    public void look(Role role) {
        PGSimpleDataSource source = source(role);
        long giveUp = System.nanoTime() + patience.toNanos();
        while (true) {
            try (Connection connection = source.getConnection()) {
                requireVersion(connection);
                return;
            } catch (SQLException e) {
                StorageFault fault = StorageFault.of(e.getSQLState());
                if (!WAITED_FOR.contains(fault) || System.nanoTime() > giveUp) {
                    throw refused(role, fault, e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static PGSimpleDataSource source(Role role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(role.url());
        } catch (IllegalArgumentException _) {
            throw new StartRefusedException(
                    role.urlVariable() + " is no address of a PostgreSQL database.",
                    "It has to be like jdbc:postgresql://db.example.nhs.uk:5432/sightline.");
        }
        source.setUser(role.name());
        source.setPassword(role.password());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(CONNECT_SECONDS);
        return source;
    }

    private static void requireVersion(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new StartRefusedException(
                    "The database is PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()
                            + ", and this needs " + OLDEST + " or newer.",
                    "Upgrade it, or name another server in QUARKUS_DATASOURCE_JDBC_URL.");
        }
    }

    private static StartRefusedException refused(Role role, StorageFault fault, SQLException cause) {
        String happened = "The database cannot be used as \"" + role.name() + "\": " + fault.words() + " ("
                + String.valueOf(cause.getMessage()).lines().findFirst().orElse("") + ").";
        return new StartRefusedException(
                happened,
                switch (fault) {
                    case PASSWORD_REFUSED ->
                        "Correct " + role.variables() + "_USERNAME and " + role.variables()
                                + "_PASSWORD, or let the role in by pg_hba.conf; it was tried once.";
                    case PRIVILEGE_MISSING ->
                        "Let the role connect: GRANT CONNECT ON DATABASE … TO \"" + role.name()
                                + "\"; or name another in " + role.variables() + "_USERNAME.";
                    case NO_DATABASE, UNREACHABLE ->
                        "Correct " + role.urlVariable() + " (now " + role.address() + "), or start that database.";
                    default -> "Look at the log of PostgreSQL, and start again when it takes connections.";
                });
    }
}
