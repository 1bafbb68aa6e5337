package org.sightline.audit;

import org.sightline.database.Database;
import org.sightline.testing.TestDatabase;

/** The real trail, for rooms that make changes together with their entries. */
public final class Trails {

    private Trails() {}

    public static RecordedChanges on(Database database) {
        return new PostgresAuditTrail(database, () -> "config-1", "node-a", "0.1.0");
    }

    /** How many entries of an event there are. */
    public static int count(TestDatabase database, String event, String launchId) {
        return database.asApplication()
                .withHandle(handle -> handle.createQuery(
                                "SELECT count(*) FROM audit_entry WHERE event = :event AND launch_id = :launchId")
                        .bind("event", event)
                        .bind("launchId", launchId)
                        .mapTo(Integer.class)
                        .one());
    }
}
