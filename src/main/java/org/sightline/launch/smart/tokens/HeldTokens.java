package org.sightline.launch.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.LaunchId;
import org.sightline.json.StrictJson;
import org.sightline.launch.LaunchUnavailableException;
import org.sightline.outgoing.CredentialsException;
import org.sightline.registration.SecretReference;

/** The tokens of live launches, in the database, encrypted. */
@Singleton
public class HeldTokens {

    private static final String KEEP = """
            INSERT INTO smart_token (launch_id, registration, sealed) VALUES (:launchId, :registration, :sealed)
            """;
    private static final String FIND = "SELECT sealed FROM smart_token WHERE launch_id = :launchId";
    private static final String REPLACE = "UPDATE smart_token SET sealed = :sealed WHERE launch_id = :launchId";
    private static final String DROP = "DELETE FROM smart_token WHERE launch_id = :launchId RETURNING sealed";

    private final Jdbi jdbi;
    private final TokenSeal seal;

    @Inject
    public HeldTokens(AgroalDataSource dataSource, TokenSeal seal) {
        this(Jdbi.create(dataSource), seal);
    }

    public HeldTokens(Jdbi jdbi, TokenSeal seal) {
        this.jdbi = jdbi;
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        this.seal = seal;
    }

    /**
     * What one launch may ask its EHR with.
     *
     * @param scope what was granted
     * @param patient the patient's id at the EHR
     */
    public record Tokens(String access, Optional<String> refresh, Instant expiresAt, String scope, String patient) {

        /** Never the tokens. */
        @Override
        public String toString() {
            return "Tokens until " + expiresAt;
        }

        Tokens expired() {
            return new Tokens(access, refresh, Instant.EPOCH, scope, patient);
        }
    }

    /** Whether tokens can be kept at all. */
    void require(SecretReference keys) throws CredentialsException {
        seal.require(keys);
    }

    void keep(LaunchId launchId, String registration, SecretReference keys, Tokens tokens) throws CredentialsException {
        String sealed = seal.seal(keys, launchId, json(tokens));
        available(() -> jdbi.withHandle(handle -> handle.createUpdate(KEEP)
                .bind("launchId", launchId.value())
                .bind("registration", registration)
                .bind("sealed", sealed)
                .execute()));
    }

    Optional<Tokens> find(LaunchId launchId, SecretReference keys) throws CredentialsException {
        Optional<String> sealed = available(() -> jdbi.withHandle(handle -> sealed(handle, FIND, launchId)));
        return sealed.isEmpty() ? Optional.empty() : Optional.of(tokens(seal.open(keys, launchId, sealed.get())));
    }

    /** What somebody makes of a launch's tokens while nobody else can. */
    interface Change {
        /** The tokens to keep instead; empty to drop them. */
        Optional<Tokens> of(Tokens tokens) throws CredentialsException;
    }

    /** Changes a launch's tokens under a lock of their row, which holds on every node; empty if there are none (any more). */
    Optional<Tokens> change(LaunchId launchId, SecretReference keys, Change change) throws CredentialsException {
        try {
            return jdbi.<Optional<Tokens>, CredentialsException>inTransaction(handle -> {
                Optional<String> sealed = sealed(handle, FIND + " FOR UPDATE", launchId);
                if (sealed.isEmpty()) {
                    return Optional.empty();
                }
                Tokens before = tokens(seal.open(keys, launchId, sealed.get()));
                Optional<Tokens> after = change.of(before);
                if (after.isEmpty()) {
                    sealed(handle, DROP, launchId);
                } else if (!after.get().equals(before)) {
                    handle.createUpdate(REPLACE)
                            .bind("launchId", launchId.value())
                            .bind("sealed", seal.seal(keys, launchId, json(after.get())))
                            .execute();
                }
                return after;
            });
        } catch (JdbiException e) {
            throw new CredentialsException("the launch's tokens cannot be reached now");
        }
    }

    /** Drops a launch's tokens; what they were, for the one who drops them. */
    Optional<Tokens> drop(LaunchId launchId, SecretReference keys) throws CredentialsException {
        Optional<String> sealed = available(() -> jdbi.withHandle(handle -> sealed(handle, DROP, launchId)));
        return sealed.isEmpty() ? Optional.empty() : Optional.of(tokens(seal.open(keys, launchId, sealed.get())));
    }

    /** Drops tokens that nobody can decrypt or give back any more. */
    void forget(LaunchId launchId) {
        available(() -> jdbi.withHandle(handle -> sealed(handle, DROP, launchId)));
    }

    /** Every launch with tokens, and its registration. */
    Map<LaunchId, String> launches() {
        return available(() -> jdbi.withHandle(handle -> {
            Map<LaunchId, String> launches = new HashMap<>();
            handle.createQuery("SELECT launch_id, registration FROM smart_token")
                    .map((row, _) -> Map.entry(new LaunchId(row.getString(1)), row.getString(2)))
                    .forEach(launch -> launches.put(launch.getKey(), launch.getValue()));
            return launches;
        }));
    }

    private static Optional<String> sealed(Handle handle, String statement, LaunchId launchId) {
        return handle.createQuery(statement)
                .bind("launchId", launchId.value())
                .mapTo(String.class)
                .findOne();
    }

    private static String json(Tokens tokens) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("access", tokens.access())
                .put("expiresAt", tokens.expiresAt().toString())
                .put("scope", tokens.scope())
                .put("patient", tokens.patient());
        tokens.refresh().ifPresent(refresh -> json.put("refresh", refresh));
        return json.toString();
    }

    private static Tokens tokens(String text) throws CredentialsException {
        JsonNode json = StrictJson.object(text)
                .orElseThrow(() -> new CredentialsException("stored tokens that cannot be read"));
        return new Tokens(
                json.path("access").asText(),
                StrictJson.text(json, "refresh"),
                Instant.parse(json.path("expiresAt").asText()),
                json.path("scope").asText(),
                json.path("patient").asText());
    }

    private static <T> T available(java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("the launch's tokens cannot be reached", e);
        }
    }
}
