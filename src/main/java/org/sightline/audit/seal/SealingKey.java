package org.sightline.audit.seal;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The key of the next seal, and whether it is another than the last one's.
 *
 * @param former the key before, which vouches for this one on its first seal
 * @param lost the id of a key before that is not there any more
 */
record SealingKey(
        SealKey key, @Nullable SealKey former, @Nullable String lost) {

    boolean isNew() {
        return former != null || lost != null;
    }

    /** What the first seal of a new key says. */
    SealStatement statement() {
        String introduced = key.publicKey().base64();
        return lost == null
                ? SealStatement.of(SealStatement.NEW_KEY, Map.of("key", introduced))
                : SealStatement.of(SealStatement.KEY_LOST, Map.of("key", introduced, "lost", lost));
    }
}
