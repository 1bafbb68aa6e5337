package org.sightline.launch.smart;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.sightline.context.Secret;
import org.sightline.database.Database;

/** SMART launches that were sent to their authorization server and are not back yet; any node takes them back, once. */
@Singleton
class PendingStarts {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String KEEP = """
            INSERT INTO smart_start (state_hash, browser_hash, registration, fhir_base, scope, expires_at)
            VALUES (:state, :browser, :registration, :fhirBase, :scope, :expiresAt)
            """;
    private static final String TAKE = """
            DELETE FROM smart_start WHERE state_hash = :state
            RETURNING browser_hash, registration, fhir_base, scope, expires_at
            """;
    private static final String PURGE = "DELETE FROM smart_start WHERE expires_at < :before";

    private final Database database;
    private final InstantSource clock;

    @Inject
    PendingStarts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What was asked.
     *
     * @param fhirBase the {@code iss} launch parameter as it was given
     * @param scope what was asked for
     */
    record Start(String registration, String fhirBase, String scope) {}

    /** A start that came back; the row is gone, whatever comes of it. */
    record Taken(Start start, byte[] browserHash, Duration age) {
        boolean fresh() {
            return age.compareTo(LIFETIME) < 0;
        }
    }

    /** Keeps the start, and drops those that nobody finished. */
    void keep(BrowserBinding binding, Start start) {
        Instant now = clock.instant();
        database.useHandle(handle -> {
            handle.createUpdate(PURGE).bind("before", now.minus(LIFETIME)).execute();
            handle.createUpdate(KEEP)
                    .bind("state", binding.state().hash())
                    .bind("browser", binding.cookie().hash())
                    .bind("registration", start.registration())
                    .bind("fhirBase", start.fhirBase())
                    .bind("scope", start.scope())
                    .bind("expiresAt", now.plus(LIFETIME))
                    .execute();
        });
    }

    /** The start of that state, for the first to ask; one past its time is said to be, for as long again. */
    Optional<Taken> take(Secret state) {
        return database.withHandle(handle -> handle.createQuery(TAKE)
                .bind("state", state.hash())
                .map((row, _) -> new Taken(
                        new Start(row.getString("registration"), row.getString("fhir_base"), row.getString("scope")),
                        row.getBytes("browser_hash"),
                        age(Database.instant(row, "expires_at"))))
                .findOne());
    }

    private Duration age(Instant expiresAt) {
        return Duration.between(expiresAt.minus(LIFETIME), clock.instant());
    }
}
