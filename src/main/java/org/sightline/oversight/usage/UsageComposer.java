package org.sightline.oversight.usage;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Counted counted = figures.counted(question.span());
        int users = figures.users(question);
        boolean few = SmallNumbers.areFew(users);
        List<Section> all = few ? List.of() : sections(ownOrEmpty, question, filter, counted);
        return new UsageView(
                filters(ownOrEmpty, filter, question),
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
        return sections(ownOrEmpty, question, filter, figures.counted(question.span())).stream()
                .filter(one -> one.id().equals(section))
                .map(one -> CsvLine.BYTE_ORDER_MARK
                        + CsvLine.of(one.headings())
                        + one.rows().stream()
                                .map(row -> CsvLine.of(row.cells()))
                                .collect(Collectors.joining()))
                .findFirst()
                .orElse("");
    }

    private UsageQuestion question(String ownOrEmpty, UsageFilter filter) {
        return filter.question(ownOrEmpty, LocalDate.ofInstant(clock.instant(), UkZone.ID));
    }

    private List<Section> sections(String ownOrEmpty, UsageQuestion question, UsageFilter filter, Counted counted) {
        List<Section> all = new ArrayList<>();
        all.add(sections.weeks(question, filter));
        all.add(sections.days(question, filter));
        all.add(sections.hours(question, filter));
        if (ownOrEmpty.isEmpty()) {
            all.add(sections.shares(By.ORGANISATION, question, filter));
        }
        all.add(sections.shares(By.ROLE, question, filter));
        all.add(sections.shares(By.TAB, question, filter));
        all.add(sections.newUsers(question, filter, since(counted)));
        all.add(sections.adoption(question, filter));
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

    private Filters filters(String ownOrEmpty, UsageFilter filter, UsageQuestion question) {
        UsageQuestion whole = UsageSections.whole(question);
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
                options("Every role", chosen(By.ROLE, whole, filter.role())),
                options("Every tab", chosen(By.TAB, whole, filter.tab())));
    }

    private Stream<Option> chosen(By by, UsageQuestion whole, String chosen) {
        List<Share> shares = SmallNumbers.areFew(figures.users(whole))
                ? List.of()
                : SmallNumbers.together(figures.shares(by, whole));
        return shares.stream()
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
