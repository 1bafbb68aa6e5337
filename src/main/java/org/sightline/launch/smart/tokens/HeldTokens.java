package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.sightline.context.LaunchId;
import org.sightline.database.Database;
import org.sightline.json.StrictJson;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SecretReference;

/**
 * The tokens of live launches, in the database, encrypted. What a launch has is replaced by comparing: whoever comes too
 * late changes nothing. A row is claimed, not locked, while its tokens are renewed: no connection is held for a request.
 */
@Singleton
public class HeldTokens {

    private static final String KEEP = """
            INSERT INTO smart_token (launch_id, registration, sealed) VALUES (:launchId, :registration, :sealed)
            """;
    private static final String FIND = """
            SELECT sealed, coalesce(renewing_until > clock_timestamp(), false) AS renewing
            FROM smart_token WHERE launch_id = :launchId
            """;
    /** For longer than an EHR's token server is waited for, so that no refresh token is spent twice. */
    private static final String CLAIM = """
            UPDATE smart_token SET renewing_until = clock_timestamp() + interval '30 seconds'
            WHERE launch_id = :launchId AND (renewing_until IS NULL OR renewing_until <= clock_timestamp())
            RETURNING sealed, false AS renewing
            """;

    private static final String RENEW = """
            UPDATE smart_token SET sealed = :sealed, renewing_until = NULL
            WHERE launch_id = :launchId AND sealed = :before
            """;
    /** Not under a claim: whoever has it would not find again what it renews. */
    private static final String REPLACE = """
            UPDATE smart_token SET sealed = :sealed
            WHERE launch_id = :launchId AND sealed = :before
              AND (renewing_until IS NULL OR renewing_until <= clock_timestamp())
            """;

    private static final String RELEASE =
            "UPDATE smart_token SET renewing_until = NULL WHERE launch_id = :launchId AND sealed = :before";
    private static final String DROP = "DELETE FROM smart_token WHERE launch_id = :launchId RETURNING sealed";

    private final Database database;
    private final TokenSeal seal;

    @Inject
    public HeldTokens(Database database, TokenSeal seal) {
        this.database = database;
        this.seal = seal;
    }

    /**
     * What one launch may ask its EHR with.
     *
     * @param refresh empty if the EHR gave none
     * @param scope what was granted
     * @param patient the patient's id at the EHR
     */
    public record Tokens(String access, String refresh, Instant expiresAt, String scope, String patient) {

        /** Never the tokens. */
        @Override
        public String toString() {
            return "Tokens until " + expiresAt;
        }

        Tokens renewedBy(TokenAnswer given) {
            return new Tokens(
                    given.accessToken(),
                    given.refreshToken().orElse(refresh),
                    given.expiresAt(),
                    given.scope().orElse(scope),
                    patient);
        }

        Tokens expired() {
            return new Tokens(access, refresh, Instant.EPOCH, scope, patient);
        }
    }

    /**
     * A launch's tokens as they were found.
     *
     * @param sealed as they lie in the database, never twice the same
     * @param renewing whether somebody has claimed to renew them
     */
    record Held(LaunchId launchId, Tokens tokens, String sealed, boolean renewing) {}

    /** Whether tokens can be kept at all. */
    void require(SecretReference keys) throws CredentialsException {
        seal.require(keys);
    }

    void keep(LaunchId launchId, String registration, SecretReference keys, Tokens tokens) throws CredentialsException {
        String sealed = seal.seal(keys, launchId, json(tokens));
        database.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("launchId", launchId.value())
                .bind("registration", registration)
                .bind("sealed", sealed)
                .execute());
    }

    Optional<Held> find(LaunchId launchId, SecretReference keys) throws CredentialsException {
        return held(FIND, launchId, keys);
    }

    /** The right to renew them, for one at a time on all nodes; empty if another has it, or there are none (any more). */
    Optional<Held> claim(LaunchId launchId, SecretReference keys) throws CredentialsException {
        return held(CLAIM, launchId, keys);
    }

    /** @return false if they are not those any more: the launch is over, or another's renewal was first */
    boolean renew(Held before, SecretReference keys, Tokens after) throws CredentialsException {
        return replace(RENEW, before, keys, after);
    }

    /** As {@link #renew}, without a claim: false as well if somebody has one. */
    boolean replace(Held before, SecretReference keys, Tokens after) throws CredentialsException {
        return replace(REPLACE, before, keys, after);
    }

    /** Gives a claim back with nothing renewed. */
    void release(Held claimed) {
        database.useHandle(handle -> handle.createUpdate(RELEASE)
                .bind("launchId", claimed.launchId().value())
                .bind("before", claimed.sealed())
                .execute());
    }

    /** Drops a launch's tokens; what they were, for the one who drops them. */
    Optional<Tokens> drop(LaunchId launchId, SecretReference keys) throws CredentialsException {
        Optional<String> sealed = forget(launchId);
        return sealed.isEmpty() ? Optional.empty() : Optional.of(tokens(seal.open(keys, launchId, sealed.get())));
    }

    /** Drops tokens that nobody can decrypt or give back any more. */
    Optional<String> forget(LaunchId launchId) {
        return database.withHandle(handle -> handle.createQuery(DROP)
                .bind("launchId", launchId.value())
                .mapTo(String.class)
                .findOne());
    }

    /** Every launch with tokens, and its registration. */
    Map<LaunchId, String> launches() {
        return database.withHandle(handle -> handle.createQuery("SELECT launch_id, registration FROM smart_token")
                .map((row, _) -> Map.entry(new LaunchId(row.getString(1)), row.getString(2)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Held> held(String statement, LaunchId launchId, SecretReference keys) throws CredentialsException {
        Optional<Map.Entry<String, Boolean>> row = database.withHandle(handle -> handle.createQuery(statement)
                .bind("launchId", launchId.value())
                .map((columns, _) -> Map.entry(columns.getString("sealed"), columns.getBoolean("renewing")))
                .findOne());
        if (row.isEmpty()) {
            return Optional.empty();
        }
        String sealed = row.get().getKey();
        Tokens tokens = tokens(seal.open(keys, launchId, sealed));
        return Optional.of(new Held(launchId, tokens, sealed, row.get().getValue()));
    }

    private boolean replace(String statement, Held before, SecretReference keys, Tokens after)
            throws CredentialsException {
        String sealed = seal.seal(keys, before.launchId(), json(after));
        return database.withHandle(handle -> handle.createUpdate(statement)
                        .bind("launchId", before.launchId().value())
                        .bind("before", before.sealed())
                        .bind("sealed", sealed)
                        .execute())
                == 1;
    }

    private static String json(Tokens tokens) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("access", tokens.access())
                .put("expiresAt", tokens.expiresAt().toString())
                .put("scope", tokens.scope())
                .put("patient", tokens.patient());
        if (!tokens.refresh().isEmpty()) {
            json.put("refresh", tokens.refresh());
        }
        return json.toString();
    }

    private static Tokens tokens(String text) throws CredentialsException {
        JsonNode json = StrictJson.object(text)
                .orElseThrow(() -> new CredentialsException("stored tokens that cannot be read"));
        return new Tokens(
                json.path("access").asText(),
                StrictJson.text(json, "refresh").orElse(""),
                Instant.parse(json.path("expiresAt").asText()),
                json.path("scope").asText(),
                json.path("patient").asText());
    }
}
