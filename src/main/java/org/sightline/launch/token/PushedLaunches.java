package org.sightline.launch.token;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.LaunchContext;
import org.sightline.context.Secret;
import org.sightline.launch.LaunchUnavailableException;
import org.sightline.session.LaunchContextJson;

/** Pushed launches waiting to be opened. The handle itself is not kept, only its SHA-256; opening one deletes it. */
@Singleton
class PushedLaunches {

    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String KEEP = """
            INSERT INTO pushed_launch (handle_hash, launch, expires_at)
            VALUES (:hash, CAST(:launch AS jsonb), :expiresAt)
            """;
    private static final String TAKE = """
            DELETE FROM pushed_launch WHERE handle_hash = :hash RETURNING launch::text, expires_at > :now AS fresh
            """;
    private static final String PURGE = "DELETE FROM pushed_launch WHERE expires_at < :now";

    private final Jdbi jdbi;
    private final InstantSource clock;

    @Inject
    PushedLaunches(AgroalDataSource dataSource, InstantSource clock) {
        this(Jdbi.create(dataSource), clock);
    }

    PushedLaunches(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        // a statement's message would otherwise repeat the launch, patient included, in the log
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.clock = clock;
    }

    /** Keeps the launch and gives the handle that opens it once; launches nobody opened in time are dropped. */
    String keep(LaunchContext launch) {
        String handle = Secret.random().value();
        OffsetDateTime now = now();
        try {
            jdbi.useHandle(h -> {
                h.createUpdate(PURGE).bind("now", now).execute();
                h.createUpdate(KEEP)
                        .bind("hash", new Secret(handle).hash())
                        .bind("launch", LaunchContextJson.write(launch))
                        .bind("expiresAt", now.plus(LIFETIME))
                        .execute();
            });
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the pushed launch cannot be kept", e);
        }
        return handle;
    }

    /** The launch behind the handle, for the first to ask within its time. */
    Optional<LaunchContext> take(String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            return Optional.empty();
        }
        try {
            return jdbi.withHandle(h -> h.createQuery(TAKE)
                            .bind("hash", new Secret(handle).hash())
                            .bind("now", now())
                            .map((row, context) -> new Taken(row.getString("launch"), row.getBoolean("fresh")))
                            .findOne())
                    .filter(Taken::fresh)
                    .map(taken -> LaunchContextJson.read(taken.launch()));
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the pushed launch cannot be looked up", e);
        }
    }

    private record Taken(String launch, boolean fresh) {}

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
