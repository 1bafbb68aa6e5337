package org.sightline.database;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the database did not do something, by the <a
 * href="https://www.postgresql.org/docs/current/errcodes-appendix.html">SQL state</a> that it gave.
 */
public enum StorageFault {
    PASSWORD_REFUSED("it does not take the role's name and password", "28"),
    NO_DATABASE("it holds no database of this name", "3D"),
    STARTING("it is starting or stopping", "57P"),
    UNREACHABLE("it cannot be reached", "08"),
    TOO_MANY_CONNECTIONS("it has no connection left", "53300"),
    DISK_FULL("its disk is full", "53100"),
    OUT_OF_MEMORY("it is out of memory", "53200"),
    READ_ONLY("it is read-only, such as a standby or after a failover", "25006"),
    PRIVILEGE_MISSING("the application's role lacks a privilege", "42501"),
    SCHEMA_OLDER("its tables are not those of this version", "42P01", "42703", "42883", "3F000"),
    TOO_SLOW("a statement took too long and was stopped", "57014", "25P03", "55P03"),
    FILE_SYSTEM("it cannot read or write its files", "58"),
    DAMAGED("it reports damage or an error of its own", "XX"),
    NO_CONNECTION_FREE("all of this node's connections to it are in use, or it gives no new one"),
    OTHER("it did not take a statement");

    private final String words;
    private final List<String> states;

    StorageFault(String words, String... states) {
        this.words = words;
        this.states = List.of(states);
    }

    /** @param sqlState as PostgreSQL names it; without one the failure was met before the database */
    public static StorageFault of(@Nullable String sqlState) {
        if (sqlState == null || sqlState.isEmpty() || sqlState.equals("null") || sqlState.equals("none")) {
            return NO_CONNECTION_FREE;
        }
        for (StorageFault fault : values()) {
            if (fault.states.stream().anyMatch(sqlState::startsWith)) {
                return fault;
            }
        }
        return OTHER;
    }

    /** How a sentence goes on that begins with the database. */
    public String words() {
        return words;
    }
}
