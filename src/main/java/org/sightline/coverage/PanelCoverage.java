package org.sightline.coverage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sightline.coverage.FoundBy.Way;

/**
 * What came of one feed for one panel, since this node began.
 *
 * @param title what the panel is called
 * @param codes those of the entries that stood in it, the most frequent first
 */
public record PanelCoverage(CoveredPanel place, String title, Totals totals, List<CountedCode> codes) {

    public PanelCoverage {
        codes = List.copyOf(codes);
    }

    /**
     * How many entries, those of every opening counted.
     *
     * @param read how many were read for the panel, whether they stood in it or not
     * @param found how many stood in it, by what they were found by
     * @param withoutCode how many of these had no code that is kept
     * @param dropped how many codes were dropped to make room for others
     */
    public record Totals(long read, Map<Way, Long> found, long withoutCode, long dropped) {

        public Totals {
            Map<Way, Long> each = new EnumMap<>(Way.class);
            each.putAll(found);
            found = each;
        }

        public long by(Way way) {
            return found.getOrDefault(way, 0L);
        }

        /** How many stood in it. */
        public long placed() {
            return found.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
