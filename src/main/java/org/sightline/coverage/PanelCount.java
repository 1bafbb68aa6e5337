package org.sightline.coverage;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;
import org.sightline.coverage.FoundBy.Way;
import org.sightline.display.CodeMaps.MappedCode;

/** The count of one feed and panel. */
final class PanelCount {

    private static final Comparator<Row> RAREST =
            Comparator.comparingLong((Row row) -> row.count).thenComparing(row -> row.last);

    private final String title;
    private final AtomicInteger room;
    private final Map<Key, Row> rows = new HashMap<>();
    private final Map<Way, Long> found = new EnumMap<>(Way.class);
    private long read;
    private long withoutCode;
    private long dropped;

    /** @param room how many more codes may be kept of all panels together */
    PanelCount(String title, AtomicInteger room) {
        this.title = title;
        this.room = room;
    }

    /** What tells a code from others; looked up for every entry. */
    private record Key(String kind, String system, String code) {
        static Key of(String kind, Coding coding) {
            return new Key(
                    kind,
                    Objects.requireNonNullElse(coding.getSystem(), ""),
                    Objects.requireNonNullElse(coding.getCode(), ""));
        }
    }

    private static final class Row {
        private final Key key;
        private final SentCode code;
        private final LocalDate first;
        private LocalDate last;
        private FoundBy by = FoundBy.NOTHING;
        private @Nullable Object rules;
        private List<String> mayMean = List.of();
        private long count;

        Row(Key key, SentCode code, LocalDate today) {
            this.key = key;
            this.code = code;
            this.first = today;
            this.last = today;
        }

        /** Maps may change meanwhile: what the last one says counts. */
        Row met(Coding coding) {
            mayMean = MappedCode.severalOf(coding);
            return this;
        }

        Row found(FoundBy how, Object following) {
            by = how;
            rules = following;
            return this;
        }
    }

    synchronized void add(int entries, Collection<CodedEntry> placed, CodeFinder finder, LocalDate today) {
        read += entries;
        for (CodedEntry entry : placed) {
            Row row = byCode(entry, finder, today);
            FoundBy by = row == null ? finder.otherwise(entry.entry()) : row.by;
            Row counted = row == null ? kept(entry, by, finder, today) : row;
            found.merge(by.way(), 1L, Long::sum);
            if (counted != null) {
                counted.count++;
                counted.last = today;
            }
        }
    }

    /** The row of the first of its codes that the panel knows; null if it knows none of them. */
    private @Nullable Row byCode(CodedEntry entry, CodeFinder finder, LocalDate today) {
        for (Coding coding : entry.codings()) {
            Key key = Key.of(entry.entry().fhirType(), coding);
            Row row = rows.get(key);
            if (row != null && row.rules == finder.rules()) {
                if (row.by.way().isByCode()) {
                    return row.met(coding);
                }
                continue;
            }
            Optional<FoundBy> by = finder.byCode(coding);
            if (by.isPresent()) {
                return (row == null ? known(key, coding, today) : row)
                        .found(by.get(), finder.rules())
                        .met(coding);
            }
        }
        return null;
    }

    private Row known(Key key, Coding coding, LocalDate today) {
        SentCode code = SentCode.of(key.kind, coding).orElse(new SentCode(key.kind, key.system, key.code, ""));
        Row row = new Row(key, code, today);
        keep(row);
        return row;
    }

    /** The row of the first of its codes that may be kept, SNOMED CT's before others; null if none may. */
    private @Nullable Row kept(CodedEntry entry, FoundBy by, CodeFinder finder, LocalDate today) {
        String kind = entry.entry().fhirType();
        Row first = null;
        for (Coding coding : entry.allCodings()) {
            Key key = Key.of(kind, coding);
            if (first == null || (SentCode.isSnomed(key.system) && !SentCode.isSnomed(first.key.system))) {
                Row known = rows.get(key);
                Row row = known != null
                        ? known
                        : SentCode.of(kind, coding)
                                .map(code -> new Row(key, code, today))
                                .orElse(null);
                first = row == null ? first : row.met(coding);
            }
        }
        if (first == null) {
            withoutCode++;
            return null;
        }
        if (!rows.containsKey(first.key)) {
            keep(first);
        }
        return first.found(by, finder.rules());
    }

    /** Where there is no room, the rarest are dropped, many at a time, since to find them takes a look at all. */
    private void keep(Row row) {
        if (rows.size() >= CodeCoverage.MOST || room.get() <= 0) {
            drop(Math.min(rows.size(), CodeCoverage.DROPPED_AT_ONCE));
        }
        if (room.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            rows.put(row.key, row);
        } else {
            dropped++;
        }
    }

    private void drop(int many) {
        rows.values().stream().sorted(RAREST).limit(many).toList().forEach(row -> rows.remove(row.key));
        room.addAndGet(many);
        dropped += many;
    }

    synchronized PanelCoverage of(CoveredPanel place) {
        List<CountedCode> codes = rows.values().stream()
                .sorted(RAREST.reversed().thenComparing(row -> row.code.code()))
                .map(row -> new CountedCode(row.code, row.by, row.count, row.first, row.last, row.mayMean))
                .toList();
        return new PanelCoverage(place, title, new PanelCoverage.Totals(read, found, withoutCode, dropped), codes);
    }
}
