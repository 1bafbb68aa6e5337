package org.sightline.coverage;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sightline.display.ClinicalDate;

/**
 * Counts, since this node began, which codes came for which panel and by what they were found; a node keeps its own
 * count. What it takes of the time of a click is a look into a map for each entry.
 */
@Singleton
public class CodeCoverage {

    /** The most codes that are kept of one feed and panel. */
    static final int MOST = 250;

    /** So many of the rarest are dropped where a new one finds no room. */
    static final int DROPPED_AT_ONCE = 50;

    /** The most that are kept of all: about 5 MB. */
    static final int MOST_OF_ALL = 20_000;

    private final InstantSource clock;
    private final Instant since;
    private final AtomicInteger room = new AtomicInteger(MOST_OF_ALL);
    private final Map<CoveredPanel, PanelCount> counts = new ConcurrentHashMap<>();

    public CodeCoverage(InstantSource clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /** The moment from which on they are counted. */
    public Instant since() {
        return since;
    }

    /**
     * @param title what the panel is called
     * @param read how many entries the feed sent for it
     * @param placed those of them that stood in it; no more than their codes are kept
     */
    public void count(CoveredPanel panel, String title, int read, Collection<CodedEntry> placed, CodeFinder finder) {
        if (read > 0 || !placed.isEmpty()) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ClinicalDate.ZONE);
            counts.computeIfAbsent(panel, _ -> new PanelCount(title, room)).add(read, placed, finder, today);
        }
    }

    /** What came for users of the organisation, by feed, tab and panel. */
    public List<PanelCoverage> of(String organisation) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().organisation().equals(organisation))
                .map(count -> count.getValue().of(count.getKey()))
                .sorted(Comparator.comparing((PanelCoverage one) -> one.place().feed())
                        .thenComparing(one -> one.place().tab())
                        .thenComparing(one -> one.place().panel()))
                .toList();
    }
}
