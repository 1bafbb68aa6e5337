package org.sightline.audit;

import org.sightline.context.LaunchContext;
import org.sightline.context.LaunchId;
import org.sightline.context.TabId;
import org.sightline.database.Database;
import org.sightline.testing.Launches;
import org.sightline.testing.TestDatabase;

/** The real trail, for rooms that make changes together with their entries. */
public final class Trails {

    private Trails() {}

    /** Where anything can be recorded. */
    public static AuditTrail trail(Database database) {
        return new PostgresAuditTrail(database, () -> true, () -> "config-1", "node-a", "0.1.0");
    }

    public static RecordedChanges on(Database database) {
        return new PostgresAuditTrail(database, () -> true, () -> "config-1", "node-a", "0.1.0");
    }

    public static LaunchHistory history(Database database) {
        return new PostgresLaunchHistory(database);
    }

    /** @param guard whether anything may be opened */
    public static AuditTrail trail(Database database, TrailGuard guard) {
        return new PostgresAuditTrail(database, guard, () -> "config-1", "node-a", "0.1.0");
    }

    /** Whose pages are made by this. */
    public static AuditTrail trail(Database database, ConfigurationVersion.Content content) {
        return new PostgresAuditTrail(
                database,
                () -> true,
                new ConfigurationVersion() {
                    @Override
                    public String current() {
                        return "config-1";
                    }

                    @Override
                    public Content content() {
                        return content;
                    }
                },
                "node-a",
                "0.1.0");
    }

    /** Adds one row, of an opening. @return its sequence */
    public static long open(Database database, LaunchId launch) {
        return open(database, launch, Launches.ritaOpensIvy());
    }

    /** The same of another launch. */
    public static long open(Database database, LaunchId id, LaunchContext launch) {
        return new PostgresAuditTrail(database, () -> true, () -> "config-1", "node-a", "0.1.0")
                .opening(Opener.of(id, launch), TabId.SUMMARY, AuditTrail.Caller.OURSELVES)
                .sequence();
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
