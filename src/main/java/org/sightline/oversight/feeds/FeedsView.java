package org.sightline.oversight.feeds;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sightline.tab.panel.chart.ColumnChart;

/**
 * How feeds answered.
 *
 * @param days of how many days
 * @param file the address of all of it as a file
 * @param oneOrNull one feed by day, if it was asked for
 */
record FeedsView(
        List<Option> choices,
        int days,
        List<Line> feeds,
        String file,
        @Nullable OneFeed oneOrNull) {

    static final String HERE = "/office/feeds";

    FeedsView {
        choices = List.copyOf(choices);
        feeds = List.copyOf(feeds);
    }

    public Optional<OneFeed> one() {
        return Optional.ofNullable(oneOrNull);
    }

    /** One choice of a filter. */
    record Option(String value, String words, boolean chosen) {}

    /**
     * A feed in all of the time.
     *
     * @param address of its days
     * @param failed in words with its reasons; empty if it never did
     * @param paces how slow it was: on the latest day, and on the slowest
     */
    record Line(String name, String address, Counts counts, List<String> failed, List<String> paces, Now now) {
        Line {
            failed = List.copyOf(failed);
            paces = List.copyOf(paces);
        }
    }

    /** @param share of those asked that were answered, in per cent; empty if none was asked */
    record Counts(String answered, String failed, String share) {}

    /**
     * How it stands with this node.
     *
     * @param amiss whether it is not asked at the moment, or the last reading failed
     * @param refused searches that it does not take in full
     * @param unplaced how many entries no panel shows, in words; empty if none
     */
    record Now(boolean amiss, String words, List<String> refused, String unplaced, String coverage) {
        Now {
            refused = List.copyOf(refused);
        }
    }

    /** A feed by day, the latest first. */
    record OneFeed(String name, List<ColumnChart> charts, List<DayLine> days) {
        OneFeed {
            charts = List.copyOf(charts);
            days = List.copyOf(days);
        }
    }

    record DayLine(String day, Counts counts, List<String> failed, String median, String percentile95) {
        DayLine {
            failed = List.copyOf(failed);
        }
    }
}
