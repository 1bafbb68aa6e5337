package org.sightline.audit.command;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sightline.audit.command.TrailFinding.Kind;
import org.sightline.audit.seal.DamagedSealException;
import org.sightline.audit.seal.SealEntry;
import org.sightline.audit.seal.SealHead;
import org.sightline.audit.seal.SealedRows;
import org.sightline.audit.seal.TrailRow;

/**
 * Compares a trail with its seals. Seals come in their order and rows by sequence; a row waits for its seal only as long
 * as it was written beside others, so that little is held in memory however long the trail is.
 */
final class TrailVerifier {

    private final TrailSource source;
    private final SealChecks chain;
    private final Consumer<SealHead> witness;
    private final TrailVerdict verdict = new TrailVerdict();

    /** Entries whose row has not come, and rows whose entry has not come. */
    private final TreeMap<Long, SealEntry> entries = new TreeMap<>();

    private final Map<Long, TrailRow> rows = new TreeMap<>();
    private final Set<YearMonth> dropped = new HashSet<>();
    private @Nullable TrailRow next;

    /** @param witness is told of each seal's head */
    TrailVerifier(TrailSource source, KnownKeys keys, Consumer<SealHead> witness) {
        this.source = source;
        this.chain = new SealChecks(keys, source.month() != null);
        this.witness = witness;
    }

    /** Months whose rows a seal says were dropped; to be known before the seals of their rows come. */
    TrailVerifier knowingDropped(Set<YearMonth> months) {
        dropped.addAll(months);
        return this;
    }

    TrailVerdict verify() {
        long at = 0;
        try {
            Iterator<SealedRows> seals = source.seals();
            while (seals.hasNext()) {
                SealedRows sealed = seals.next();
                at = sealed.seal().head().number();
                check(sealed);
            }
            rest();
        } catch (DamagedSealException e) {
            verdict.wrong(new TrailFinding(
                    Kind.DAMAGED,
                    at,
                    0,
                    "after seal %d what is stored cannot be read: %s".formatted(at, e.getMessage())));
        }
        return verdict;
    }

    private void check(SealedRows sealed) {
        SealHead head = sealed.seal().head();
        chain.check(sealed, verdict);
        witness.accept(head);
        List<TrailFinding> found = new ArrayList<>();
        for (SealEntry entry : sealed.entries()) {
            if (source.holds(entry.recordedAt())) {
                entries.put(entry.sequence(), entry);
            }
        }
        for (SealEntry entry : sealed.entries()) {
            Optional.ofNullable(rows.remove(entry.sequence())).ifPresent(row -> compare(row, entry, head, found));
        }
        for (TrailRow row = peek();
                row != null && row.sequence() <= head.tally().highest();
                row = peek()) {
            next = null;
            take(row, head, found);
        }
        missing(head, found);
        inserted(head, found);
        found.sort(Comparator.comparingLong(TrailFinding::sequence));
        found.forEach(verdict::wrong);
    }

    private void take(TrailRow row, SealHead head, List<TrailFinding> found) {
        @Nullable SealEntry entry = entries.get(row.sequence());
        if (entry == null) {
            if (rows.putIfAbsent(row.sequence(), row) != null) {
                found.add(insertedAfter(head, row));
            }
        } else {
            compare(row, entry, head, found);
        }
    }

    private void compare(TrailRow row, SealEntry entry, SealHead head, List<TrailFinding> found) {
        if (row.entry().sameAs(entry)) {
            verdict.soundRow();
        } else {
            Optional<SealEntry> origin =
                    entries.values().stream().filter(row::movedFrom).findFirst();
            String where =
                    "row %d, sealed in seal %d of %s, ".formatted(row.sequence(), head.number(), head.sealedAt());
            found.add(origin.map(from -> new TrailFinding(
                            Kind.ROW_MOVED,
                            head.number(),
                            row.sequence(),
                            where + "was moved: what stands there is row " + from.sequence()))
                    .orElseGet(() -> new TrailFinding(
                            Kind.ROW_EDITED,
                            head.number(),
                            row.sequence(),
                            where + "was edited; it was written at " + entry.recordedAt())));
        }
        entries.remove(row.sequence());
    }

    /** All rows up to the highest sequence have come by now. */
    private void missing(SealHead head, List<TrailFinding> found) {
        for (SealEntry entry : entries.values()) {
            if (dropped.contains(YearMonth.from(entry.recordedAt().atZone(ZoneOffset.UTC)))) {
                verdict.droppedRow();
            } else {
                found.add(new TrailFinding(
                        Kind.ROW_DELETED,
                        head.number(),
                        entry.sequence(),
                        "row %d of %s, sealed in seal %d of %s, was deleted"
                                .formatted(entry.sequence(), entry.recordedAt(), head.number(), head.sealedAt())));
            }
        }
        entries.clear();
    }

    private void inserted(SealHead head, List<TrailFinding> found) {
        rows.values().removeIf(row -> {
            boolean inserted = head.window().covers(row);
            if (inserted) {
                found.add(insertedAfter(head, row));
            }
            return inserted;
        });
    }

    private static TrailFinding insertedAfter(SealHead head, TrailRow row) {
        return new TrailFinding(
                Kind.ROW_INSERTED,
                head.number(),
                row.sequence(),
                "row %d, which says it is of %s, was inserted afterwards: no seal up to seal %d of %s has it"
                        .formatted(row.sequence(), row.recordedAt(), head.number(), head.sealedAt()));
    }

    /** What came after the last seal. */
    private void rest() {
        rows.values().forEach(row -> verdict.waitingRow(row.recordedAt()));
        Optional<SealHead> last = verdict.last();
        for (TrailRow row = peek(); row != null; row = peek()) {
            next = null;
            if (last.isPresent() && last.get().window().covers(row)) {
                verdict.wrong(insertedAfter(last.get(), row));
            } else {
                verdict.waitingRow(row.recordedAt());
            }
        }
    }

    private @Nullable TrailRow peek() {
        if (next == null && source.rows().hasNext()) {
            next = source.rows().next();
        }
        return next;
    }
}
