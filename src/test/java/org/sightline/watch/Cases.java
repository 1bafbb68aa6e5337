package org.sightline.watch;

import org.sightline.audit.Trails;
import org.sightline.database.Database;

/** The real cases, for rooms that look at them. */
public final class Cases {

    private Cases() {}

    public static AlertCases on(Database database) {
        return new PostgresAlertCases(database, Trails.on(database));
    }
}
