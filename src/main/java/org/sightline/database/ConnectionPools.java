package org.sightline.database;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The two pools of connections; both lead to the same database as the same role. */
class ConnectionPools {

    @Produces
    @Singleton
    Database sessions(AgroalDataSource pool, MeterRegistry metrics) {
        return new Database(pool, "sessions", metrics);
    }

    @Produces
    @Singleton
    @AuditPool
    Database audit(@DataSource("audit") AgroalDataSource pool, MeterRegistry metrics) {
        return new Database(pool, "audit", metrics);
    }
}
