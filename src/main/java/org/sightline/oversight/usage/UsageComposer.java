package org.sightline.oversight.usage;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.UkZone;
import org.sightline.display.ClinicalDate;
import org.sightline.oversight.CsvLine;
import org.sightline.oversight.usage.UsageView.Fact;
import org.sightline.oversight.usage.UsageView.Filters;
import org.sightline.oversight.usage.UsageView.Option;
import org.sightline.oversight.usage.UsageView.Row;
import org.sightline.oversight.usage.UsageView.Section;
import org.sightline.usage.SmallNumbers;
import org.sightline.usage.UsageFigures;
import org.sightline.usage.UsageFigures.By;
import org.sightline.usage.UsageFigures.Counted;
import org.sightline.usage.UsageFigures.Day;
import org.sightline.usage.UsageFigures.Share;
import org.sightline.usage.UsageQuestion;

/** Puts the figures of use together, as a page or as files. */
@Singleton
class UsageComposer {

    private final UsageFigures figures;
    private final UsageSections sections;
    private final UsageNames names;
    private final InstantSource clock;

    UsageComposer(UsageFigures figures, UsageSections sections, UsageNames names, InstantSource clock) {
        this.figures = figures;
        this.sections = sections;
        this.names = names;
        this.clock = clock;
    }

    /** @param ownOrEmpty the only organisation whose figures may be seen; empty if that is any */
    UsageView page(String ownOrEmpty, UsageFilter filter) {
        UsageQuestion question = question(ownOrEmpty, filter);
        UsageQuestion whole = UsageSections.whole(question);
        Counted counted = figures.counted(question.span());
        int users = figures.users(question);
        boolean few = SmallNumbers.areFew(users);
        boolean fewInAll = SmallNumbers.areFew(question.equals(whole) ? users : figures.users(whole));
        Map<By, List<Share>> inAll = Stream.of(By.ROLE, By.TAB)
                .collect(Collectors.toMap(by -> by, by -> fewInAll ? List.of() : shares(by, whole)));
        Function<By, List<Share>> shares =
                by -> question.equals(whole) && inAll.containsKey(by) ? inAll.get(by) : shares(by, question);
        List<Section> all = few
                ? List.of()
                : sections(ownOrEmpty, question, filter, shares).values().stream()
                        .map(Supplier::get)
                        .toList();
        return new UsageView(
                filters(ownOrEmpty, filter, inAll),
                words(counted),
                few ? tooFew() : "",
                few ? List.of() : facts(question, users, all.getLast()),
                all);
    }

    /** One table as a file; empty if there is no such table. */
    String file(String ownOrEmpty, UsageFilter filter, String section) {
        UsageQuestion question = question(ownOrEmpty, filter);
        if (SmallNumbers.areFew(figures.users(question))) {
            return CsvLine.BYTE_ORDER_MARK + CsvLine.of(List.of(tooFew()));
        }
        @Nullable
        Supplier<Section> wanted = sections(ownOrEmpty, question, filter, by -> shares(by, question))
                .get(section);
        return wanted == null ? "" : file(wanted.get());
    }

    private static String file(Section section) {
        return CsvLine.BYTE_ORDER_MARK
                + CsvLine.of(section.headings())
                + section.rows().stream().map(row -> CsvLine.of(row.cells())).collect(Collectors.joining());
    }

    private List<Share> shares(By by, UsageQuestion question) {
        return SmallNumbers.together(figures.shares(by, question));
    }

    private UsageQuestion question(String ownOrEmpty, UsageFilter filter) {
        return filter.question(ownOrEmpty, LocalDate.ofInstant(clock.instant(), UkZone.ID));
    }

    /** By their ids, in the order of the page; each is asked for when it is taken. */
    private Map<String, Supplier<Section>> sections(
            String ownOrEmpty, UsageQuestion question, UsageFilter filter, Function<By, List<Share>> shares) {
        Map<String, Supplier<Section>> all = new LinkedHashMap<>();
        all.put("weeks", () -> sections.weeks(question, filter));
        all.put("days", () -> sections.days(question, filter));
        all.put("hours", () -> sections.hours(question, filter));
        if (ownOrEmpty.isEmpty()) {
            all.put("organisation", () -> sections.shares(By.ORGANISATION, shares.apply(By.ORGANISATION), filter));
        }
        all.put("role", () -> sections.shares(By.ROLE, shares.apply(By.ROLE), filter));
        all.put("tab", () -> sections.shares(By.TAB, shares.apply(By.TAB), filter));
        all.put("new-users", () -> sections.newUsers(question, filter, since(figures.counted(question.span()))));
        all.put("adoption", () -> sections.adoption(question, filter));
        return all;
    }

    private List<Fact> facts(UsageQuestion question, int users, Section organisations) {
        List<Day> days = figures.days(question);
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Users", SmallNumbers.words(users)));
        facts.add(new Fact(
                "Tabs opened",
                SmallNumbers.words(days.stream().mapToLong(Day::openings).sum())));
        facts.add(new Fact(
                "Patients in a day",
                "on average "
                        + SmallNumbers.words(Math.round(
                                days.stream().mapToInt(Day::patients).average().orElse(0)))
                        + ", at most "
                        + SmallNumbers.words(
                                days.stream().mapToInt(Day::patients).max().orElse(0))));
        if (question.registration().isEmpty()) {
            facts.add(active(organisations.rows()));
        }
        return facts;
    }

    private static Fact active(List<Row> registered) {
        long active = registered.stream()
                .filter(row -> row.cells().getLast().equals("Yes"))
                .count();
        return new Fact(
                "Organisations that used it",
                "%d of %d registered (%d %%)"
                        .formatted(active, registered.size(), active * 100 / Math.max(1, registered.size())));
    }

    private Filters filters(String ownOrEmpty, UsageFilter filter, Map<By, List<Share>> inAll) {
        return new Filters(
                UsageFilter.CHOICES.stream()
                        .map(weeks ->
                                new Option(weeks.toString(), "The last " + weeks + " weeks", weeks == filter.weeks()))
                        .toList(),
                ownOrEmpty.isEmpty()
                        ? options(
                                "Every organisation",
                                names.organisations().stream()
                                        .map(one -> option(one.id(), one.name(), filter.organisation())))
                        : List.of(),
                options("Every role", chosen(By.ROLE, inAll, filter.role())),
                options("Every tab", chosen(By.TAB, inAll, filter.tab())));
    }

    private Stream<Option> chosen(By by, Map<By, List<Share>> inAll, String chosen) {
        return inAll.getOrDefault(by, List.of()).stream()
                .filter(share -> !share.id().equals(SmallNumbers.OTHERS))
                .map(share -> option(share.id(), names.of(by, share), chosen));
    }

    private static List<Option> options(String all, Stream<Option> each) {
        List<Option> some = each.toList();
        return Stream.concat(Stream.of(new Option("", all, some.stream().noneMatch(Option::chosen))), some.stream())
                .toList();
    }

    private static Option option(String value, String words, String chosen) {
        return new Option(value, words, value.equals(chosen));
    }

    private static String words(Counted counted) {
        if (counted.latestOrNull() == null) {
            return "Nothing was counted so far: it begins within a minute of the start.";
        }
        String until =
                "Counted until " + ClinicalDate.of(counted.latestOrNull()).text() + ".";
        return counted.missing() == 0
                ? until
                : until + " Still being counted: %,d of these days.".formatted(counted.missing());
    }

    private static String since(Counted counted) {
        return counted.firstOrNull() == null
                ? ""
                : " since " + UsageSections.date(counted.firstOrNull()) + ", when what was counted begins";
    }

    private static String tooFew() {
        return "No figures: there were " + SmallNumbers.FEW + " users, who could be known by them.";
    }
}
