package org.sightline.tab.panel.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sightline.display.ClinicalDate;
import org.sightline.tab.panel.Row;

/**
 * A picture of events by date, {@value #WIDTH} units wide, one line of {@value #LANE} units for each kind.
 *
 * @param words what it shows, for those who do not see it
 * @param count how many events it shows
 * @param now where today is, in units from the left
 */
public record TimelinePicture(String words, int count, List<Tick> ticks, List<Line> lines, int now) {

    static final int WIDTH = 640;
    static final int LANE = 26;

    /** Where the lines begin, right of their names. */
    private static final int LEFT = 160;

    private static final int TOP = 22;

    /** The shortest bar, so that a day among years can be seen and pointed at. */
    private static final int SHORTEST = 6;

    private static final int FEW_YEARS = 2;

    public TimelinePicture {
        ticks = List.copyOf(ticks);
        lines = List.copyOf(lines);
    }

    /** A year or a month on the scale. */
    public record Tick(int x, String words) {}

    /** One kind of event. */
    public record Line(String name, int y, List<Mark> marks) {
        public Line {
            marks = List.copyOf(marks);
        }

        /** Where the name's letters stand. */
        public int base() {
            return y + 13;
        }
    }

    /** One event: from where, how long, and what it is. */
    public record Mark(int x, int width, String words) {}

    public int width() {
        return WIDTH;
    }

    public int height() {
        return TOP + lines.size() * LANE + 4;
    }

    public int left() {
        return LEFT;
    }

    static TimelinePicture of(
            Map<Timeline.Lane, List<Row>> lanes, Map<String, ClinicalDate> ends, Instant from, Instant now) {
        List<Row> inTime = lanes.values().stream()
                .flatMap(List::stream)
                .filter(row -> isSince(row, from))
                .toList();
        Instant first = inTime.stream()
                .map(TimelinePicture::start)
                .min(Instant::compareTo)
                .orElse(from);
        Instant last = inTime.stream()
                .map(TimelinePicture::start)
                .filter(start -> start.isBefore(now.plusSeconds(2L * 366 * 24 * 3600)))
                .max(Instant::compareTo)
                .filter(now::isBefore)
                .orElse(now);
        Scale scale = new Scale(first, last);
        List<Line> lines = new ArrayList<>();
        for (Map.Entry<Timeline.Lane, List<Row>> lane : lanes.entrySet()) {
            List<Mark> marks = lane.getValue().stream()
                    .filter(row -> isSince(row, from))
                    .map(row -> mark(row, ends, scale))
                    .toList();
            lines.add(new Line(lane.getKey().words(), TOP + lines.size() * LANE, marks));
        }
        return new TimelinePicture(words(lines, first, last), inTime.size(), scale.ticks(), lines, scale.x(now));
    }

    private static boolean isSince(Row row, Instant from) {
        return row.frame().recorded().isKnown() && row.frame().recorded().mayBeSince(from);
    }

    private static Instant start(Row row) {
        return row.frame()
                .recorded()
                .span()
                .map(ClinicalDate.Span::first)
                .orElseThrow(() -> new IllegalArgumentException("an event without a date has no place"));
    }

    private static Mark mark(Row row, Map<String, ClinicalDate> ends, Scale scale) {
        ClinicalDate end = row.frame().references().stream()
                .map(ends::get)
                .filter(date -> date != null && date.isKnown())
                .findFirst()
                .orElse(ClinicalDate.NOT_RECORDED);
        int x = scale.x(start(row));
        int until = end.span().map(span -> scale.x(span.last())).orElse(x);
        boolean sameDay = end.text().startsWith(row.frame().recorded().text().split(" ")[0]);
        return new Mark(
                x,
                Math.max(SHORTEST, until - x),
                row.frame().recorded().text()
                        + (end.isKnown() && !sameDay ? " to " + end.text() : "") + ": "
                        + row.what().text().head() + ", "
                        + String.join(", ", row.frame().sources()));
    }

    private static String words(List<Line> lines, Instant first, Instant last) {
        List<String> counts = lines.stream()
                .map(line -> line.name() + " " + line.marks().size())
                .toList();
        return "Events from "
                + ClinicalDate.of(first.atZone(ClinicalDate.ZONE).toLocalDate()).text() + " to "
                + ClinicalDate.of(last.atZone(ClinicalDate.ZONE).toLocalDate()).text() + ": "
                + String.join(", ", counts) + ". The table below has them all.";
    }

    /** Dates as units from the left. */
    private record Scale(Instant first, Instant last) {

        int x(Instant moment) {
            double all = Math.max(1, last.getEpochSecond() - first.getEpochSecond());
            double share = (moment.getEpochSecond() - first.getEpochSecond()) / all;
            return LEFT + (int) Math.round(Math.clamp(share, 0, 1) * (WIDTH - LEFT - SHORTEST - 2));
        }

        /** Every year, or every third month where there are few years. */
        List<Tick> ticks() {
            LocalDate begin = first.atZone(ClinicalDate.ZONE).toLocalDate();
            LocalDate end = last.atZone(ClinicalDate.ZONE).toLocalDate();
            boolean years = end.getYear() - begin.getYear() > FEW_YEARS;
            List<Tick> ticks = new ArrayList<>();
            LocalDate day = begin.withDayOfYear(1);
            for (; !day.isAfter(end); day = day.plusMonths(years ? 12 : 3)) {
                if (!day.isBefore(begin)) {
                    String words = ClinicalDate.of(day).text().substring(years ? 7 : 3);
                    ticks.add(new Tick(x(day.atStartOfDay(ClinicalDate.ZONE).toInstant()), words));
                }
            }
            return ticks;
        }
    }
}
