package org.sightline.trail.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.sightline.context.Secret;
import org.sightline.database.Database;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.registration.LaunchRegistration;
import org.sightline.registration.TokenRegistration;
import org.sightline.registration.TokenRegistration.Use;

/**
 * Tokens by which systems search the trail: given for a signed assertion, good for five minutes and as long as the
 * registration says that the organisation may search. Kept as their SHA-256 alone, so that any node knows them.
 */
@ApplicationScoped
class AccessTokens {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String KEEP = """
            WITH gone AS (DELETE FROM trail_access_token WHERE expires_at < clock_timestamp() - interval '1 day')
            INSERT INTO trail_access_token (token_hash, registration, expires_at)
            VALUES (:hash, :registration, clock_timestamp() + make_interval(secs => :seconds))
            """;
    private static final String FIND = """
            SELECT registration FROM trail_access_token WHERE token_hash = :hash AND expires_at > clock_timestamp()
            """;
    private static final String FIND_FORMER = "SELECT registration FROM trail_access_token WHERE token_hash = :hash";

    private final Database database;
    private final LaunchConfigSource config;

    @Inject
    AccessTokens(Database database, LaunchConfigSource config) {
        this.database = database;
        this.config = config;
    }

    String give(LaunchRegistration system) {
        String token = Secret.random().value();
        database.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("hash", new Secret(token).hash())
                .bind("registration", system.id())
                .bind("seconds", LIFETIME.toSeconds())
                .execute());
        return token;
    }

    /** Whose token it is, if it still is one. */
    Optional<LaunchRegistration> owner(String token) {
        return database.withHandle(handle -> handle.createQuery(FIND)
                        .bind("hash", new Secret(token).hash())
                        .mapTo(String.class)
                        .findOne())
                .flatMap(config.current()::byId)
                .filter(AccessTokens::maySearch);
    }

    /** To whom it was given, though it is not good any more: for a day after its end. */
    Optional<String> formerOwner(String token) {
        return database.withHandle(handle -> handle.createQuery(FIND_FORMER)
                .bind("hash", new Secret(token).hash())
                .mapTo(String.class)
                .findOne());
    }

    static boolean maySearch(LaunchRegistration system) {
        return system.token().filter(token -> token.may(Use.AUDIT_SEARCH)).isPresent();
    }

    static boolean seesEverybody(LaunchRegistration system) {
        return system.token().map(TokenRegistration::uses).orElseThrow().contains(Use.AUDIT_SEARCH_OF_ALL);
    }
}
