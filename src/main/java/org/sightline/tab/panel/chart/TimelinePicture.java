package org.sightline.tab.panel.chart;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.sightline.display.ClinicalDate;

/**
 * A picture of events by date, {@value #WIDTH} units wide, one lane of {@value #LANE} units for each kind.
 *
 * @param words what it shows, for those who do not see it
 * @param count how many events it shows
 * @param now where today is, in units from the left
 */
public record TimelinePicture(String words, int count, List<ScaleMark> scale, List<Lane> lanes, int now) {

    static final int WIDTH = 640;
    static final int LANE = 20;

    /** Where the bars begin, right of the names of their lanes. */
    private static final int LEFT = 160;

    private static final int TOP = 22;

    /** The shortest bar, so that a day among years can be seen and pointed at. */
    private static final int SHORTEST = 6;

    private static final int FEW_YEARS = 2;
    private static final long TWO_YEARS = 2L * 366 * 24 * 3600;

    public TimelinePicture {
        scale = List.copyOf(scale);
        lanes = List.copyOf(lanes);
    }

    /**
     * A year or a month on the scale.
     *
     * @param from its first day, as 2026-01-01
     */
    public record ScaleMark(int x, String words, String from) {}

    /** One kind of event. */
    public record Lane(String name, int y, List<Bar> bars) {
        public Lane {
            bars = List.copyOf(bars);
        }

        /** Where the name's letters stand. */
        public int base() {
            return y + 13;
        }
    }

    /** One event: from where, how long, and what it is. */
    public record Bar(int x, int width, String words) {}

    /**
     * Something that happened.
     *
     * @param lane the kind of event it is
     * @param end {@link ClinicalDate#NOT_RECORDED} for a moment
     * @param words what it is and who says so
     */
    public record DatedEvent(String lane, ClinicalDate begin, ClinicalDate end, String words) {

        private boolean isSince(Instant from) {
            return begin.isKnown() && begin.mayBeSince(from);
        }

        private Instant start() {
            ClinicalDate.Span span = begin.span();
            if (span == null) {
                throw new IllegalArgumentException("an event without a date has no place");
            }
            return span.first();
        }

        private Bar bar(TimeScale scale) {
            int x = scale.x(start());
            ClinicalDate.Span last = end.span();
            int until = last == null ? x : scale.x(last.last());
            boolean sameDay = end.text().startsWith(begin.text().split(" ")[0]);
            String dates = begin.text() + (end.isKnown() && !sameDay ? " to " + end.text() : "");
            return new Bar(x, Math.max(SHORTEST, until - x), dates + ": " + words);
        }
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return TOP + lanes.size() * LANE + 4;
    }

    public int left() {
        return LEFT;
    }

    /**
     * @param lanes the kinds of event, from top to bottom
     * @param all of which those since {@code from} are shown
     */
    public static TimelinePicture of(List<String> lanes, List<DatedEvent> all, Instant from, Instant now) {
        List<DatedEvent> events =
                all.stream().filter(event -> event.isSince(from)).toList();
        Instant first =
                events.stream().map(DatedEvent::start).min(Instant::compareTo).orElse(from);
        Instant last = events.stream()
                .map(DatedEvent::start)
                .filter(start -> start.isBefore(now.plusSeconds(TWO_YEARS)))
                .max(Instant::compareTo)
                .filter(now::isBefore)
                .orElse(now);
        TimeScale scale = new TimeScale(first, last);
        List<Lane> drawn = new ArrayList<>();
        for (String lane : lanes) {
            List<Bar> bars = events.stream()
                    .filter(event -> event.lane().equals(lane))
                    .map(event -> event.bar(scale))
                    .toList();
            drawn.add(new Lane(lane, TOP + drawn.size() * LANE, bars));
        }
        return new TimelinePicture(words(drawn, first, last), events.size(), scale.marks(), drawn, scale.x(now));
    }

    private static String words(List<Lane> lanes, Instant first, Instant last) {
        List<String> counts = lanes.stream()
                .map(lane -> lane.name() + " " + lane.bars().size())
                .toList();
        return "Events from "
                + ClinicalDate.of(first.atZone(ClinicalDate.ZONE).toLocalDate()).text() + " to "
                + ClinicalDate.of(last.atZone(ClinicalDate.ZONE).toLocalDate()).text() + ": "
                + String.join(", ", counts) + ". The table below has them all.";
    }

    /** Dates as units from the left. */
    private record TimeScale(Instant first, Instant last) {

        int x(Instant moment) {
            double all = Math.max(1, last.getEpochSecond() - first.getEpochSecond());
            double share = (moment.getEpochSecond() - first.getEpochSecond()) / all;
            return LEFT + (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - LEFT - SHORTEST - 2));
        }

        /** Every year, or every third month where there are few years. */
        List<ScaleMark> marks() {
            LocalDate begin = first.atZone(ClinicalDate.ZONE).toLocalDate();
            LocalDate end = last.atZone(ClinicalDate.ZONE).toLocalDate();
            boolean years = end.getYear() - begin.getYear() > FEW_YEARS;
            List<ScaleMark> marks = new ArrayList<>();
            LocalDate day = begin.withDayOfYear(1);
            for (; !day.isAfter(end); day = day.plusMonths(years ? 12 : 3)) {
                if (!day.isBefore(begin)) {
                    String words = ClinicalDate.of(day).text().substring(years ? 7 : 3);
                    Instant at = day.atStartOfDay(ClinicalDate.ZONE).toInstant();
                    marks.add(new ScaleMark(x(at), words, day.toString()));
                }
            }
            return marks;
        }
    }
}
