package org.sightline.launch.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sightline.testing.TestDatabase;

/** Used tokens are forgotten when none of them could live any more, and no earlier. */
class UsedTokensTest {

    private final TestDatabase where = TestDatabase.migrated();
    private final UsedTokens used = new UsedTokens(where.database());

    @Test
    @DisplayName("a token is forgotten a day after it was used, and not before")
    void forgetsWhatCannotLiveAnyMore() {
        where.asOwner().useHandle(handle -> handle.execute("""
                        INSERT INTO launch_token_used (token_issuer, token_id, used_at) VALUES
                            ('epr', 'old', now() - interval '25 hours'), ('epr', 'new', now() - interval '23 hours')
                        """));
        assertEquals(1, used.purge());
        assertFalse(used.isSpent("epr", "old"));
        assertTrue(used.isSpent("epr", "new"));
    }

    @Test
    @DisplayName("the application can remove no token that it chooses")
    void theApplicationCannotRemoveOne() {
        assertThrows(
                JdbiException.class,
                () -> where.asApplication()
                        .useHandle(handle -> handle.execute("DELETE FROM launch_token_used WHERE token_id = 'new'")));
    }
}
