package org.sightline.launch;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sightline.database.AuditPool;
import org.sightline.database.Database;
import org.sightline.database.StorageFault;
import org.sightline.database.StorageUnavailableException;
import org.sightline.start.StartRefusedException;

/**
 * Whether the database would take what a launch writes: an entry of the audit trail and a session, tried on the trail's
 * own connections and rolled back. A connection alone proves little: a full disk, a standby and a missing privilege let
 * everybody in.
 */
@Readiness
@ApplicationScoped
class LaunchStorage implements HealthCheck {

    /** However many ask for the health, it is tried no more often. */
    private static final Duration TRIED_EVERY = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(LaunchStorage.class);

    private static final String ENTRY = """
            INSERT INTO audit_entry (node, event, outcome, configuration_version, application_version)
            VALUES ('readiness', 'readiness', 'success', '', '')
            """;
    private static final String SESSION = """
            INSERT INTO viewer_session (launch_id, secret_hash, launch, opened_at, last_seen_at)
            VALUES (gen_random_uuid()::text, sha256('readiness'), '{}', now(), now())
            """;

    private final Database database;
    private final InstantSource clock;
    private @Nullable Tried last;

    /** @param failure {@code null} if the database took everything */
    private record Tried(Instant at, @Nullable StorageUnavailableException failure) {}

    @Inject
    LaunchStorage(@AuditPool Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What no waiting mends ends the start; what may pass is left to the readiness. */
    void atStart(@Observes @Priority(4) StartupEvent start) {
        failure().ifPresent(failure -> {
            String happened =
                    "The database would not take a launch: " + failure.fault().words() + " (" + failure.reason() + ").";
            if (failure.fault() == StorageFault.PRIVILEGE_MISSING) {
                throw new StartRefusedException(
                        happened,
                        "Run ./sightline migrate with QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD of the tables'"
                                + " owner: that grants the role in QUARKUS_DATASOURCE_USERNAME what it needs.");
            }
            if (failure.fault() == StorageFault.SCHEMA_OLDER) {
                throw new StartRefusedException(
                        happened,
                        "Migrate first: ./sightline migrate, with QUARKUS_FLYWAY_USERNAME and QUARKUS_FLYWAY_PASSWORD"
                                + " of the tables' owner.");
            }
            LOG.warn(happened);
        });
    }

    @Override
    public HealthCheckResponse call() {
        Optional<StorageUnavailableException> failure = failure();
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("launch storage").status(failure.isEmpty());
        failure.ifPresent(e -> answer.withData("why", e.fault().words()).withData("sqlState", e.sqlState()));
        return answer.build();
    }

    private synchronized Optional<StorageUnavailableException> failure() {
        Instant now = clock.instant();
        Tried known = last;
        if (known == null || known.at().plus(TRIED_EVERY).isBefore(now)) {
            known = new Tried(now, attempt());
            last = known;
        }
        return Optional.ofNullable(known.failure());
    }

    private @Nullable StorageUnavailableException attempt() {
        try {
            database.useHandle(handle -> {
                handle.begin();
                try {
                    handle.execute(ENTRY);
                    handle.execute(SESSION);
                } finally {
                    handle.rollback();
                }
            });
            return null;
        } catch (StorageUnavailableException e) {
            return e;
        }
    }
}
