package org.sightline.database;

import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/**
 * The database could not be reached, or did not take a statement: nothing that depends on it happens. Its message and its
 * cause's hold the SQL state and never a value, so that it may be logged as it is.
 */
public final class StorageUnavailableException extends RuntimeException {

    /** Of the classes of SQL states the one whose messages repeat values. */
    private static final String DATA_EXCEPTION = "22";

    private final String sqlState;

    private StorageUnavailableException(String what, String sqlState, Throwable cause) {
        super(what + ": " + StorageFault.of(sqlState).words() + ", SQL state " + sqlState, cause);
        this.sqlState = sqlState;
    }

    /** Empty of everything but the kind of the failure. */
    public StorageUnavailableException(String what) {
        super(what);
        this.sqlState = "none";
    }

    static StorageUnavailableException of(JdbiException failure) {
        if (failure.getCause() instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return new StorageUnavailableException("the database failed", state, withoutValues(sql, state));
        }
        return new StorageUnavailableException(
                "a statement failed",
                "none",
                new SQLException(failure.getClass().getSimpleName()));
    }

    /** As PostgreSQL names it; {@code null} or {@code none} if the failure was met before the database. */
    public String sqlState() {
        return sqlState;
    }

    /** The first line of what the database said, without a value. */
    public String reason() {
        return getCause() == null ? "" : String.valueOf(getCause().getMessage());
    }

    public StorageFault fault() {
        return StorageFault.of(sqlState);
    }

    /** Only the first line, as PostgreSQL repeats the row in those that follow. */
    private static SQLException withoutValues(SQLException sql, String state) {
        String message = state.startsWith(DATA_EXCEPTION)
                ? "a value was not taken"
                : String.valueOf(sql.getMessage()).lines().findFirst().orElse("");
        SQLException failure = new SQLException(message, state, sql.getErrorCode());
        failure.setStackTrace(sql.getStackTrace());
        return failure;
    }
}
