package org.sightline.audit.command;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.command.TrailFinding.Kind;
import org.sightline.audit.seal.Seal;
import org.sightline.audit.seal.SealHead;
import org.sightline.audit.seal.SealStatement;
import org.sightline.audit.seal.SealedRows;

/** Whether each seal follows the one before, is signed by a key that is trusted, and is over the rows it lists. */
final class SealChecks {

    private final KnownKeys keys;
    private final boolean mayBeginLater;
    private @Nullable SealHead before;

    /** @param mayBeginLater whether the first seal may be another than the first of all */
    SealChecks(KnownKeys keys, boolean mayBeginLater) {
        this.keys = keys;
        this.mayBeginLater = mayBeginLater;
    }

    void check(SealedRows sealed, TrailVerdict verdict) {
        Seal seal = sealed.seal();
        SealHead head = seal.head();
        follows(head, verdict);
        if (before != null && !before.key().equals(head.key())) {
            keys.learn(before, seal);
        }
        if (!keys.signed(seal)) {
            verdict.wrong(new TrailFinding(
                    keys.know(head.key()) ? Kind.SEAL_EDITED : Kind.SEAL_NOT_SIGNED,
                    head.number(),
                    0,
                    keys.know(head.key())
                            ? "seal %d was edited: its signature is not of what it says".formatted(head.number())
                            : "seal %d names key %s, which is not given and for which no earlier key vouches"
                                    .formatted(head.number(), head.key())));
        }
        if (!sealed.fits()) {
            verdict.wrong(new TrailFinding(
                    Kind.SEAL_EDITED,
                    head.number(),
                    0,
                    "seal %d was edited: its list of rows is not the one that was signed".formatted(head.number())));
        }
        SealStatement.in(head)
                .ifPresent(statement -> verdict.note("seal %,d:  %s %s"
                        .formatted(head.number(), head.sealedAt(), new TreeMap<>(statement.particulars()))));
        verdict.sealed(head);
        before = head;
    }

    private void follows(SealHead head, TrailVerdict verdict) {
        long expected = before == null ? (mayBeginLater ? head.number() : 1) : before.number() + 1;
        boolean chained = before == null
                ? head.number() > 1 || head.previous().equals(SealHead.NO_PREVIOUS)
                : head.previous().equals(before.hash());
        if (head.number() != expected) {
            verdict.wrong(new TrailFinding(
                    Kind.SEAL_MISSING,
                    expected,
                    0,
                    "seal %d is missing: seal %d of %s comes in its place"
                            .formatted(expected, head.number(), head.sealedAt())));
        } else if (!chained) {
            verdict.wrong(new TrailFinding(
                    Kind.SEAL_EDITED,
                    head.number(),
                    0,
                    "seal %d of %s does not follow the one before: one of them was edited"
                            .formatted(head.number(), head.sealedAt())));
        }
    }
}
