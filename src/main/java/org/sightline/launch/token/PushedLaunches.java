package org.sightline.launch.token;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sightline.context.LaunchContext;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.session.LaunchContextJson;

/** Pushed launches waiting to be opened. The handle itself is not kept, only its SHA-256; opening one deletes it. */
@Singleton
class PushedLaunches {

    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final String KEEP = """
            INSERT INTO pushed_launch (handle_hash, launch, expires_at, proof_hash)
            VALUES (:hash, CAST(:launch AS jsonb), :expiresAt, CAST(:proof AS bytea))
            """;
    private static final String TAKE = """
            DELETE FROM pushed_launch WHERE handle_hash = :hash AND (proof_hash IS NULL OR proof_hash = :proof)
            RETURNING launch::text, expires_at > :now AS fresh
            """;
    private static final String PURGE = "DELETE FROM pushed_launch WHERE expires_at < :now";

    private final Database database;
    private final InstantSource clock;

    @Inject
    PushedLaunches(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The octets of a challenge; empty if it is none. */
    static Optional<byte[]> proof(String challenge) {
        return HANDLE.matcher(challenge).matches()
                ? Optional.of(Base64.getUrlDecoder().decode(challenge))
                : Optional.empty();
    }

    /**
     * Keeps the launch and gives the handle that opens it once; launches nobody opened in time are dropped.
     *
     * @param challenge the SHA-256, in base64url, of what has to be shown besides; empty for nothing
     */
    String keep(LaunchContext launch, String challenge) {
        Secret link = Secret.random();
        Instant now = clock.instant();
        database.useHandle(handle -> {
            handle.createUpdate(PURGE).bind("now", now).execute();
            handle.createUpdate(KEEP)
                    .bind("hash", link.hash())
                    .bind("launch", LaunchContextJson.write(launch))
                    .bind("expiresAt", now.plus(LIFETIME))
                    .bind("proof", proof(challenge).orElse(null))
                    .execute();
        });
        return link.value();
    }

    /** The launch behind the handle, for the first to ask within its time and to show what it was kept with. */
    Optional<LaunchContext> take(String link, String verifier) {
        if (!HANDLE.matcher(link).matches()) {
            return Optional.empty();
        }
        return database.withHandle(handle -> handle.createQuery(TAKE)
                        .bind("hash", new Secret(link).hash())
                        .bind("proof", new Secret(verifier).hash())
                        .bind("now", clock.instant())
                        .map((row, context) -> new Taken(row.getString("launch"), row.getBoolean("fresh")))
                        .findOne())
                .filter(Taken::fresh)
                .map(taken -> LaunchContextJson.read(taken.launch()));
    }

    private record Taken(String launch, boolean fresh) {}
}
