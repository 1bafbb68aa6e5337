package org.sightline.launch.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sightline.context.LaunchContext;
import org.sightline.launch.LaunchUnavailableException;

/** Pushed launches waiting to be opened. The handle itself is not kept, only its SHA-256; opening one deletes it. */
@Singleton
class PushedLaunches {

    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final int HANDLE_BYTES = 32;
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
    private final ObjectMapper json;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    PushedLaunches(AgroalDataSource dataSource, ObjectMapper json, InstantSource clock) {
        this(Jdbi.create(dataSource), json, clock);
    }

    PushedLaunches(Jdbi jdbi, ObjectMapper json, InstantSource clock) {
        this.jdbi = jdbi;
        this.json = json;
        this.clock = clock;
    }

    /** Keeps the launch and gives the handle that opens it once; launches nobody opened in time are dropped. */
    String keep(LaunchContext launch) {
        byte[] bits = new byte[HANDLE_BYTES];
        random.nextBytes(bits);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        OffsetDateTime now = now();
        try {
            String text = json.writeValueAsString(launch);
            jdbi.useHandle(h -> {
                h.createUpdate(PURGE).bind("now", now).execute();
                h.createUpdate(KEEP)
                        .bind("hash", hash(handle))
                        .bind("launch", text)
                        .bind("expiresAt", now.plus(LIFETIME))
                        .execute();
            });
            return handle;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the pushed launch cannot be kept", e);
        }
    }

    /** The launch behind the handle, for the first to ask within its time. */
    Optional<LaunchContext> take(String handle) {
        if (!HANDLE.matcher(handle).matches()) {
            return Optional.empty();
        }
        try {
            Optional<String> text = jdbi.withHandle(h -> h.createQuery(TAKE)
                            .bind("hash", hash(handle))
                            .bind("now", now())
                            .map((row, context) -> row.getBoolean("fresh")
                                    ? Optional.of(row.getString("launch"))
                                    : Optional.<String>empty())
                            .findOne())
                    .flatMap(found -> found);
            return text.isPresent() ? Optional.of(json.readValue(text.get(), LaunchContext.class)) : Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a pushed launch cannot be read back", e);
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the pushed launch cannot be looked up", e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String handle) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
