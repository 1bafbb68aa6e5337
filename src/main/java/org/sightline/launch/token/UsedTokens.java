package org.sightline.launch.token;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.sightline.context.Voucher;
import org.sightline.database.Database;
import org.sightline.database.StorageUnavailableException;

/** Remembers every token that was used, for all nodes and across restarts. */
@Singleton
class UsedTokens {

    private static final String IS_SPENT = """
            SELECT EXISTS (SELECT FROM launch_token_used WHERE token_issuer = :issuer AND token_id = :tokenId)
            """;
    private static final String SPEND = """
            INSERT INTO launch_token_used (token_issuer, token_id)
            VALUES (:issuer, :tokenId)
            ON CONFLICT DO NOTHING
            """;

    private static final String PURGE = "SELECT purge_used_tokens()";
    private static final Logger LOG = Logger.getLogger(UsedTokens.class);

    private final Database database;

    @Inject
    UsedTokens(Database database) {
        this.database = database;
    }

    /** Whether it was spent before; asking spends nothing. */
    boolean isSpent(String tokenIssuer, String tokenId) {
        return database.withHandle(handle -> handle.createQuery(IS_SPENT)
                .bind("issuer", tokenIssuer)
                .bind("tokenId", tokenId)
                .mapTo(Boolean.class)
                .one());
    }

    /** True for the first to ask, whichever node they ask; false for everyone after. */
    boolean spend(Voucher voucher) {
        return switch (voucher) {
            case Voucher.SignedToken token -> spend(token);
            case Voucher.SmartLaunch smart -> throw new IllegalArgumentException("no launch token");
        };
    }

    /** What cannot live any more need not be remembered. Every node may: what another has purged is not there. */
    @Scheduled(every = "1h", delayed = "7m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purgeHourly() {
        try {
            LOG.debugf("Used tokens forgotten: %d", purge());
        } catch (StorageUnavailableException e) {
            LOG.warnf("Used tokens could not be forgotten; the next try is in an hour: %s", e.getMessage());
        }
    }

    long purge() {
        return database.withHandle(
                handle -> handle.createQuery(PURGE).mapTo(Long.class).one());
    }

    private boolean spend(Voucher.SignedToken token) {
        return database.withHandle(handle -> handle.createUpdate(SPEND)
                        .bind("issuer", token.tokenIssuer())
                        .bind("tokenId", token.tokenId())
                        .execute())
                == 1;
    }
}
