package org.sightline.launch.token;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.sightline.context.Voucher;
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

    /** Whether it was spent before; asking spends nothing. */
    boolean isSpent(String tokenIssuer, String tokenId) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            SELECT EXISTS (
                                SELECT FROM launch_token_used WHERE token_issuer = :issuer AND token_id = :tokenId)
                            """)
                    .bind("issuer", tokenIssuer)
                    .bind("tokenId", tokenId)
                    .mapTo(Boolean.class)
                    .one());
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("used tokens cannot be looked up", e);
        }
    }

    /** True for the first to ask, whichever node they ask; false for everyone after. */
    boolean spend(Voucher voucher) {
        return switch (voucher) {
            case Voucher.SignedToken token -> spend(token);
            case Voucher.SmartLaunch smart -> throw new IllegalArgumentException("no launch token");
        };
    }

    private boolean spend(Voucher.SignedToken token) {
        try {
            int added = jdbi.withHandle(handle -> handle.createUpdate(SPEND)
                    .bind("issuer", token.tokenIssuer())
                    .bind("tokenId", token.tokenId())
                    .execute());
            return added == 1;
        } catch (JdbiException e) {
            throw new LaunchUnavailableException("used tokens cannot be looked up", e);
        }
    }
}
