package org.sightline.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * How far a rule has read the trail. What was there when it began is read by sequence, and what was added since by
 * transaction, as a late commit may have an early sequence; what is read twice is found once.
 *
 * @param fingerprint of the rule
 * @param cluster the database's own identifier and timeline: in another one transactions count anew
 * @param boundary the last sequence that was there when it began
 * @param carriedTo up to which of these it has read
 * @param to the first transaction that it has not read
 */
record Position(String fingerprint, String cluster, long boundary, long carriedTo, long to) {

    static Position of(ResultSet row, StatementContext context) throws SQLException {
        return new Position(
                row.getString("fingerprint"),
                row.getString("cluster"),
                row.getLong("boundary"),
                row.getLong("carried_to"),
                Long.parseUnsignedLong(row.getString("to_transaction")));
    }

    boolean isCarrying() {
        return carriedTo < boundary;
    }

    Position carried(long sequence) {
        return new Position(fingerprint, cluster, boundary, sequence, to);
    }

    Position read(long transaction) {
        return new Position(fingerprint, cluster, boundary, carriedTo, transaction);
    }
}
