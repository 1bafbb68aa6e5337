package org.sightline.oversight.feeds;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.UkZone;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.CsvLine;
import org.sightline.oversight.feeds.FeedsView.Counts;
import org.sightline.oversight.feeds.FeedsView.DayLine;
import org.sightline.oversight.feeds.FeedsView.Line;
import org.sightline.oversight.feeds.FeedsView.OneFeed;
import org.sightline.oversight.feeds.FeedsView.Option;
import org.sightline.registration.FeedRegistration;
import org.sightline.registration.LaunchConfigSource;
import org.sightline.tab.panel.chart.ColumnChart;
import org.sightline.tab.panel.chart.ColumnChart.Count;
import org.sightline.usage.FeedFigures;
import org.sightline.usage.FeedFigures.FeedDay;

/** Puts the figures of feeds together, as a page or as a file. */
@Singleton
class FeedsComposer {

    static final List<Integer> CHOICES = List.of(7, 28, 91);

    private static final String ANSWERED = "answered";

    private final FeedFigures figures;
    private final FeedsNow now;
    private final LaunchConfigSource config;
    private final InstantSource clock;

    FeedsComposer(FeedFigures figures, FeedsNow now, LaunchConfigSource config, InstantSource clock) {
        this.figures = figures;
        this.now = now;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param registration whose users opened tabs; empty for those of every organisation
     * @param own the officer's organisation, whose codes are counted
     * @param feed the id of one feed; empty for none
     */
    record Question(String registration, String own, int days, String feed) {}

    FeedsView page(Question question) {
        List<FeedDay> all = days(question);
        Map<String, List<FeedDay>> byFeed = all.stream().collect(Collectors.groupingBy(FeedDay::feed));
        List<String> ids = Stream.concat(
                        config.current().feedsOfAnyLaunch().stream()
                                .map(feed -> feed.id().value()),
                        byFeed.keySet().stream().sorted())
                .distinct()
                .toList();
        return new FeedsView(
                CHOICES.stream()
                        .map(days -> new Option(days.toString(), "The last " + days + " days", days == question.days()))
                        .toList(),
                question.days(),
                ids.stream()
                        .map(id -> line(id, byFeed.getOrDefault(id, List.of()), question))
                        .toList(),
                FeedsView.HERE + ".csv?days=" + question.days(),
                byFeed.containsKey(question.feed()) ? one(question, byFeed.get(question.feed())) : null);
    }

    /** Every count as a line, the latest day first. */
    String file(Question question) {
        return CsvLine.BYTE_ORDER_MARK
                + CsvLine.of(List.of(
                        "Source", "Day", "Outcome", "Reason", "Readings", "Median (ms)", "95th percentile (ms)"))
                + days(question).stream()
                        .map(one -> CsvLine.of(List.of(
                                name(one.feed()),
                                one.day().toString(),
                                one.outcome(),
                                one.reason(),
                                Integer.toString(one.readings()),
                                Integer.toString(one.median()),
                                Integer.toString(one.percentile95()))))
                        .collect(Collectors.joining());
    }

    private List<FeedDay> days(Question question) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UkZone.ID);
        return figures.of(question.registration(), today.minusDays(question.days() - 1L), today);
    }

    private Line line(String id, List<FeedDay> days, Question question) {
        return new Line(
                name(id),
                days.isEmpty()
                        ? ""
                        : FeedsView.HERE + "?days=" + question.days() + "&feed="
                                + URLEncoder.encode(id, StandardCharsets.UTF_8) + "#days",
                counts(days),
                failures(days),
                paces(days),
                now.of(id, question.own()));
    }

    private static Counts counts(List<FeedDay> days) {
        long answered = sum(days.stream().filter(FeedOutcomeWords::isAnswer));
        long failed = sum(days.stream().filter(FeedOutcomeWords::isFailure));
        long asked = answered + failed;
        return new Counts(
                "%,d".formatted(answered),
                "%,d".formatted(failed),
                asked == 0 ? "" : "%.1f %%".formatted(Math.floor(answered * 1_000.0 / asked) / 10));
    }

    /** The most frequent first. */
    private static List<String> failures(List<FeedDay> days) {
        Map<String, Long> byWords = days.stream()
                .filter(FeedOutcomeWords::isFailure)
                .collect(Collectors.groupingBy(
                        FeedOutcomeWords::of, TreeMap::new, Collectors.summingLong(FeedDay::readings)));
        return byWords.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(one -> "%s: %,d".formatted(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<String> paces(List<FeedDay> days) {
        List<FeedDay> answered =
                days.stream().filter(one -> one.outcome().equals(ANSWERED)).toList();
        if (answered.isEmpty()) {
            return List.of();
        }
        FeedDay latest = answered.getFirst();
        FeedDay slowest = answered.stream()
                .max(Comparator.comparingInt(FeedDay::percentile95))
                .orElseThrow();
        String last = "%s: median %s, 95 %% within %s"
                .formatted(date(latest.day()), millis(latest.median()), millis(latest.percentile95()));
        return slowest.day().equals(latest.day())
                ? List.of(last)
                : List.of(
                        last,
                        "slowest day %s: 95 %% within %s"
                                .formatted(date(slowest.day()), millis(slowest.percentile95())));
    }

    private OneFeed one(Question question, List<FeedDay> days) {
        Map<LocalDate, List<FeedDay>> byDay = days.stream()
                .collect(Collectors.groupingBy(
                        FeedDay::day, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        List<LocalDate> each = List.copyOf(byDay.keySet()).reversed();
        return new OneFeed(
                name(question.feed()),
                List.of(
                        chart("failed", "Readings that failed, by day", each, byDay, FeedsComposer::failed),
                        chart("slow", "95th percentile in milliseconds, by day", each, byDay, FeedsComposer::slow)),
                byDay.entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue()))
                        .toList());
    }

    private static ColumnChart chart(
            String id,
            String title,
            List<LocalDate> each,
            Map<LocalDate, List<FeedDay>> byDay,
            Function<List<FeedDay>, Long> number) {
        return ColumnChart.of(
                "feed-" + id,
                title,
                each.stream()
                        .map(day -> {
                            long value = number.apply(byDay.getOrDefault(day, List.of()));
                            return new Count(date(day).substring(0, 6), value, "%s: %,d".formatted(date(day), value));
                        })
                        .toList());
    }

    private static long failed(List<FeedDay> day) {
        return sum(day.stream().filter(FeedOutcomeWords::isFailure));
    }

    private static long slow(List<FeedDay> day) {
        @Nullable FeedDay answered = answered(day);
        return answered == null ? 0 : answered.percentile95();
    }

    private static DayLine day(LocalDate day, List<FeedDay> rows) {
        @Nullable FeedDay answered = answered(rows);
        return new DayLine(
                date(day),
                counts(rows),
                failures(rows),
                answered == null ? "" : millis(answered.median()),
                answered == null ? "" : millis(answered.percentile95()));
    }

    private static @Nullable FeedDay answered(List<FeedDay> day) {
        return day.stream()
                .filter(one -> one.outcome().equals(ANSWERED))
                .findFirst()
                .orElse(null);
    }

    private static long sum(Stream<FeedDay> days) {
        return days.mapToLong(FeedDay::readings).sum();
    }

    private static String millis(int millis) {
        return "%,d ms".formatted(millis);
    }

    private static String date(LocalDate day) {
        return ClinicalDate.of(day).text();
    }

    private String name(String id) {
        return config.current().feedsOfAnyLaunch().stream()
                .filter(feed -> feed.id().value().equals(id))
                .map(FeedRegistration::name)
                .findFirst()
                .orElse(id);
    }
}
