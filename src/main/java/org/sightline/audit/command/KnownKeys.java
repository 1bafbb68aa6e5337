package org.sightline.audit.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.seal.PublicSealKey;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealHead;
import org.sightline.audit.seal.SealStatement;
import org.sightline.audit.seal.TrailFormatException;

/** The public keys that a verifier was given, and those that a key it trusts has vouched for. */
final class KnownKeys {

    private final Map<String, PublicSealKey> keys = new HashMap<>();

    KnownKeys(List<PublicSealKey> given) {
        given.forEach(key -> keys.put(key.id(), key));
    }

    /** Whether a key that is trusted signed it. */
    boolean signed(Seal seal) {
        @Nullable PublicSealKey key = keys.get(seal.head().key());
        return key != null && key.signed(seal.head(), seal.signature());
    }

    boolean know(String id) {
        return keys.containsKey(id);
    }

    /** Trusts the key that a seal introduces, if the key before signed that seal too. */
    void learn(SealHead before, Seal seal) {
        introduced(seal)
                .filter(key -> key.id().equals(seal.head().key()))
                .filter(key -> vouchedFor(before, seal))
                .ifPresent(key -> keys.put(key.id(), key));
    }

    private boolean vouchedFor(SealHead before, Seal seal) {
        @Nullable PublicSealKey former = keys.get(before.key());
        @Nullable String signature = seal.formerSignature();
        return former != null && signature != null && former.signed(seal.head(), signature);
    }

    private static Optional<PublicSealKey> introduced(Seal seal) {
        return SealStatement.in(seal.head())
                .filter(statement -> statement.says(SealStatement.NEW_KEY))
                .flatMap(statement -> {
                    try {
                        return Optional.of(PublicSealKey.ofBase64(statement.get("key")));
                    } catch (TrailFormatException _) {
                        return Optional.empty();
                    }
                });
    }
}
