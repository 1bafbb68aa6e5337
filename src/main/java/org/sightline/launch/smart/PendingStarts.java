package org.sightline.launch.smart;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.launch.LaunchUnavailableException;

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

    private final Jdbi jdbi;
    private final InstantSource clock;

    @Inject
    PendingStarts(AgroalDataSource dataSource, InstantSource clock) {
        this(Jdbi.create(dataSource), clock);
    }

    PendingStarts(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
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
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        try {
            jdbi.useHandle(handle -> {
                handle.createUpdate(PURGE).bind("before", now.minus(LIFETIME)).execute();
                handle.createUpdate(KEEP)
                        .bind("state", BrowserBinding.sha256(binding.state()))
                        .bind("browser", BrowserBinding.sha256(binding.secret()))
                        .bind("registration", start.registration())
                        .bind("fhirBase", start.fhirBase())
                        .bind("scope", start.scope())
                        .bind("expiresAt", now.plus(LIFETIME))
                        .execute();
            });
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the start of a SMART launch cannot be kept", e);
        }
    }

    /** The start of that state, for the first to ask; one past its time is said to be, for as long again. */
    Optional<Taken> take(String state) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(TAKE)
                    .bind("state", BrowserBinding.sha256(state))
                    .map((row, _) -> new Taken(
                            new Start(
                                    row.getString("registration"), row.getString("fhir_base"), row.getString("scope")),
                            row.getBytes("browser_hash"),
                            age(row.getObject("expires_at", OffsetDateTime.class))))
                    .findOne());
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the start of a SMART launch cannot be looked up", e);
        }
    }

    private Duration age(OffsetDateTime expiresAt) {
        return Duration.between(expiresAt.toInstant().minus(LIFETIME), clock.instant());
    }
}
