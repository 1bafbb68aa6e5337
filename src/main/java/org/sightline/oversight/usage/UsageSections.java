package org.sightline.oversight.usage;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.usage.UsageView.Row;
import org.sightline.oversight.usage.UsageView.Section;
import org.sightline.tab.panel.chart.ColumnChart;
import org.sightline.tab.panel.chart.ColumnChart.Count;
import org.sightline.usage.SmallNumbers;
import org.sightline.usage.UsageFigures;
import org.sightline.usage.UsageFigures.By;
import org.sightline.usage.UsageFigures.Day;
import org.sightline.usage.UsageFigures.Share;
import org.sightline.usage.UsageFigures.WeekOfUsers;
import org.sightline.usage.UsageQuestion;

/** Figures of each kind as a chart and a table. */
@Singleton
class UsageSections {

    private static final int HOURS = 24;
    private static final int MOST_DAYS = 100;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final String OPENINGS = "Tabs opened";
    private static final String USERS = "Users";

    private final UsageFigures figures;
    private final UsageNames names;

    UsageSections(UsageFigures figures, UsageNames names) {
        this.figures = figures;
        this.names = names;
    }

    /** Each day of the time, also those on which nobody opened anything. */
    Section days(UsageQuestion question, UsageFilter filter) {
        Map<LocalDate, Day> known =
                figures.days(question).stream().collect(Collectors.toMap(Day::day, Function.identity()));
        List<Day> all = question.span()
                .from()
                .datesUntil(question.span().to().plusDays(1))
                .map(day -> known.getOrDefault(day, new Day(day, 0, 0, 0)))
                .toList();
        return new Section(
                "days",
                "By day",
                "",
                all.size() > MOST_DAYS
                        ? null
                        : chart(
                                "days",
                                "Tabs opened by day",
                                all.stream()
                                        .map(day -> count(day.day(), day.openings()))
                                        .toList()),
                List.of("Day", OPENINGS, USERS, "Patients"),
                all.reversed().stream()
                        .map(day -> row(date(day.day()), day.openings(), day.users(), day.patients()))
                        .toList(),
                filter.file("days"));
    }

    Section weeks(UsageQuestion question, UsageFilter filter) {
        Map<LocalDate, Integer> users = byWeek(figures.weeks(question));
        Map<LocalDate, Long> openings = figures.days(question).stream()
                .collect(Collectors.groupingBy(
                        day -> UsageQuestion.monday(day.day()), Collectors.summingLong(Day::openings)));
        List<LocalDate> weeks = weeks(question);
        return new Section(
                "weeks",
                "By week",
                "",
                chart(
                        "weeks",
                        "Users by week",
                        weeks.stream()
                                .map(week -> count(week, users.getOrDefault(week, 0)))
                                .toList()),
                List.of("Week from", OPENINGS, USERS),
                weeks.reversed().stream()
                        .map(week -> row(date(week), openings.getOrDefault(week, 0L), users.getOrDefault(week, 0)))
                        .toList(),
                filter.file("weeks"));
    }

    Section hours(UsageQuestion question, UsageFilter filter) {
        Map<Integer, Long> known = figures.hours(question);
        List<Integer> hours = IntStream.range(0, HOURS).boxed().toList();
        return new Section(
                "hours",
                "By hour of the day",
                "",
                chart(
                        "hours",
                        "Tabs opened by hour of the day",
                        hours.stream()
                                .map(hour -> counted(clock(hour), clock(hour), known.getOrDefault(hour, 0L)))
                                .toList()),
                List.of("From", OPENINGS),
                hours.stream()
                        .map(hour -> row(clock(hour), known.getOrDefault(hour, 0L)))
                        .toList(),
                filter.file("hours"));
    }

    private static String clock(int hour) {
        return "%02d:00".formatted(hour);
    }

    Section shares(By by, List<Share> shares, UsageFilter filter) {
        long most = shares.stream().mapToLong(Share::openings).max().orElse(0);
        String id = by.name().toLowerCase(Locale.ROOT);
        return new Section(
                id,
                "By " + id,
                "",
                null,
                List.of(names.heading(by), OPENINGS, USERS),
                shares.stream().map(share -> shared(by, share, most)).toList(),
                filter.file(id));
    }

    private Row shared(By by, Share share, long most) {
        boolean others = share.id().equals(SmallNumbers.OTHERS);
        int bar = Math.toIntExact(Math.max(1, share.openings() * 100 / Math.max(1, most)));
        return new Row(
                List.of(
                        others ? names.others(by) : names.of(by, share),
                        SmallNumbers.words(share.openings()),
                        others ? "Not counted" : SmallNumbers.words(share.users())),
                bar);
    }

    /** Whoever opened a record for the first time, of the organisation whatever their role or tab. */
    Section newUsers(UsageQuestion question, UsageFilter filter, String since) {
        Map<LocalDate, Integer> users = byWeek(figures.newUsers(question.registration()));
        List<LocalDate> weeks = weeks(question);
        return new Section(
                "new-users",
                "First use",
                "Users who opened a record for the first time" + since + ", whatever their role and the tab.",
                chart(
                        "new-users",
                        "Users for the first time, by week",
                        weeks.stream()
                                .map(week -> count(week, users.getOrDefault(week, 0)))
                                .toList()),
                List.of("Week from", "For the first time"),
                weeks.reversed().stream()
                        .map(week -> row(date(week), users.getOrDefault(week, 0)))
                        .toList(),
                filter.file("new-users"));
    }

    /** Every registered organisation: since when, and whether in this time. */
    Section adoption(UsageQuestion question, UsageFilter filter) {
        Map<String, LocalDate> first = figures.firstUse(question.registration());
        Set<String> active = figures.active(question);
        List<Row> rows = names.organisations().stream()
                .filter(one -> question.registration().isEmpty() || one.id().equals(question.registration()))
                .map(one -> {
                    @Nullable LocalDate day = first.get(one.id());
                    return new Row(
                            List.of(
                                    one.name(),
                                    day == null ? "Not yet" : date(day),
                                    active.contains(one.id()) ? "Yes" : "No"),
                            0);
                })
                .toList();
        return new Section(
                "adoption",
                "Organisations",
                "",
                null,
                List.of("Organisation", "First use", "Used in this time"),
                rows,
                filter.file("adoption"));
    }

    /** Of every role and tab. */
    static UsageQuestion whole(UsageQuestion question) {
        return new UsageQuestion(question.registration(), "", "", question.span());
    }

    private static List<LocalDate> weeks(UsageQuestion question) {
        return Stream.iterate(
                        question.span().from(),
                        week -> !week.isAfter(question.span().to()),
                        week -> week.plusWeeks(1))
                .toList();
    }

    private static Map<LocalDate, Integer> byWeek(List<WeekOfUsers> weeks) {
        return weeks.stream().collect(Collectors.toMap(WeekOfUsers::week, WeekOfUsers::users));
    }

    private static ColumnChart chart(String id, String title, List<Count> counts) {
        return ColumnChart.of("usage-" + id, title, counts);
    }

    private static Count count(LocalDate day, long number) {
        return counted(SHORT.format(day), date(day), number);
    }

    /** What is too few to be told is drawn as the most that it can be. */
    private static Count counted(String name, String whole, long number) {
        long drawn = number > 0 ? Math.max(number, SmallNumbers.FEWEST - 1L) : 0;
        return new Count(name, drawn, whole + ": " + SmallNumbers.words(number));
    }

    private static Row row(String what, long... numbers) {
        List<String> cells = new ArrayList<>(List.of(what));
        for (long number : numbers) {
            cells.add(SmallNumbers.words(number));
        }
        return new Row(cells, 0);
    }

    static String date(LocalDate day) {
        return ClinicalDate.of(day).text();
    }
}
