package org.sightline.trail.repository;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.result.ResultIterator;
import org.sightline.audit.seal.SealEntries;
import org.sightline.audit.seal.SealEntry;
import org.sightline.audit.seal.SealTable;
import org.sightline.audit.seal.SealedRows;
import org.sightline.database.Database;
import org.sightline.trail.EntryLookup;
import org.sightline.trail.TrailEntry;

/**
 * Entries in the order in which they were sealed: each is in exactly one seal, whenever its transaction ended and in whichever
 * database the trail has lived.
 */
@Singleton
class SealedEntries {

    private final Database database;
    private final EntryLookup entries;

    @Inject
    SealedEntries(Database database, EntryLookup entries) {
        this.database = database;
        this.entries = entries;
    }

    /**
     * Some entries that follow a place.
     *
     * @param entries those that are still there; of a month that was dropped none
     * @param numbers of all that were sealed, from the place on
     * @param whole whether these are the last of their seal
     */
    record Portion(SealPlace begin, List<TrailEntry> entries, List<Long> numbers, boolean whole) {

        /** The place once all of them are taken. */
        SealPlace after() {
            return whole ? begin.nextSeal() : begin.plus(numbers.size());
        }

        /** The place once some of them are taken, from the first on. */
        SealPlace after(int some) {
            return some == 0
                    ? begin
                    : begin.plus(numbers.indexOf(entries.get(some - 1).sequence()) + 1);
        }
    }

    /** @return empty if there is no seal at this place yet */
    Optional<Portion> from(SealPlace place, int most) {
        Optional<SealedRows> sealed = database.inTransaction(handle -> {
            try (ResultIterator<SealedRows> seals = SealTable.between(handle, place.seal(), place.seal())) {
                return seals.hasNext() ? Optional.of(seals.next()) : Optional.empty();
            }
        });
        return sealed.map(one -> portion(place, one.entries(), most));
    }

    private Portion portion(SealPlace place, SealEntries sealed, int most) {
        List<SealEntry> some =
                sealed.subList(Math.min(place.taken(), sealed.size()), Math.min(place.taken() + most, sealed.size()));
        boolean whole = place.taken() + most >= sealed.size();
        if (some.isEmpty()) {
            return new Portion(place, List.of(), List.of(), whole);
        }
        List<Long> numbers = some.stream().map(SealEntry::sequence).toList();
        List<Instant> moments =
                some.stream().map(SealEntry::recordedAt).sorted().toList();
        return new Portion(place, entries.numbered(numbers, moments.getFirst(), moments.getLast()), numbers, whole);
    }
}
