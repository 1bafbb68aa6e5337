package org.sightline.launch.token;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.LaunchContext;
import org.sightline.launch.LaunchUnavailableException;

/** Remembers every token that was used, for all nodes and across restarts. */
@Singleton
class UsedTokens {

    private static final String SPEND = """
            INSERT INTO launch_token_used (token_issuer, token_id)
            VALUES (:issuer, :tokenId)
            ON CONFLICT DO NOTHING
            """;

    private final Jdbi jdbi;

    @Inject
    UsedTokens(AgroalDataSource dataSource) {
        this(Jdbi.create(dataSource));
    }

    UsedTokens(Jdbi jdbi) {
        this.jdbi = jdbi;
        // a statement's message would otherwise repeat its values in the log
        this.jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    }

    /** True for the first to ask, whichever node they ask; false for everyone after. */
    boolean spend(LaunchContext launch) {
        try {
            int added = jdbi.withHandle(handle -> handle.createUpdate(SPEND)
                    .bind("issuer", launch.tokenIssuer())
                    .bind("tokenId", launch.tokenId())
                    .execute());
            return added == 1;
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("used tokens cannot be looked up", e);
        }
    }
}
