package org.sightline.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.database.Database;

/** A row of {@code viewer_session}. */
record StoredSession(
        LaunchId launchId,
        byte[] secretHash,
        LaunchContext launch,
        Instant openedAt,
        Instant lastSeenAt,
        @Nullable String endReason) {

    static StoredSession of(ResultSet row, StatementContext context) throws SQLException {
        return new StoredSession(
                new LaunchId(row.getString("launch_id")),
                row.getBytes("secret_hash"),
                LaunchContextJson.read(row.getString("launch")),
                Database.instant(row, "opened_at"),
                Database.instant(row, "last_seen_at"),
                row.getString("end_reason"));
    }

    StoredSession seenAt(Instant moment) {
        return new StoredSession(launchId, secretHash, launch, openedAt, moment, endReason);
    }
}
