package org.sightline.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sightline.watch.WatchFinding.Row;

/**
 * The first and the last of those rows of one user or patient and day that are read at once. What came within some hours
 * or days is asked of each moment between them: how many rows are read at once changes nothing.
 */
record Stretch(WatchedRow first, WatchedRow last) {

    /** @param subject of whom a row is, and on which day */
    static Collection<Stretch> of(Stream<WatchedRow> rows, Function<WatchedRow, WatchFinding.Subject> subject) {
        Map<String, Stretch> all = new LinkedHashMap<>();
        rows.forEach(row -> all.merge(
                row.place().registration() + "|" + subject.apply(row).key(), new Stretch(row, row), Stretch::with));
        return all.values();
    }

    Duration length() {
        return Duration.between(first.at(), last.at());
    }

    /**
     * For each moment of it what came within this time before.
     *
     * @param all the earliest first, from this time before the first row to the last row
     */
    <T> void within(Duration time, List<T> all, Function<T, Row> row, Consumer<Collection<T>> look) {
        Deque<T> together = new ArrayDeque<>();
        for (T one : all) {
            Instant at = row.apply(one).at();
            together.addLast(one);
            while (!row.apply(together.getFirst()).at().isAfter(at.minus(time))) {
                together.removeFirst();
            }
            if (!at.isBefore(first.at())) {
                look.accept(together);
            }
        }
    }

    private Stretch with(Stretch other) {
        return new Stretch(
                other.first.at().isBefore(first.at()) ? other.first : first,
                other.last.at().isBefore(last.at()) ? last : other.last);
    }
}
