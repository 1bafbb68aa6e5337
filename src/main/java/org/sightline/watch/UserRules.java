package org.sightline.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sightline.context.UkZone;
import org.sightline.registration.watch.Watch.OverrideRate;
import org.sightline.registration.watch.Watch.OverrideWords;
import org.sightline.registration.watch.Watch.TwoPlaces;
import org.sightline.registration.watch.Watch.Volume;
import org.sightline.watch.TrailHistory.Opened;
import org.sightline.watch.TrailHistory.Overridden;
import org.sightline.watch.WatchFinding.Row;
import org.sightline.watch.WatchFinding.Subject;
import org.sightline.watch.WatchedRow.Person;

/** Rules that look at what one user did besides what the rows say. */
final class UserRules {

    private final List<WatchedRow> rows;
    private final TrailHistory history;

    UserRules(List<WatchedRow> rows, TrailHistory history) {
        this.rows = rows;
        this.history = history;
    }

    List<WatchFinding> volume(Volume rule) {
        List<WatchFinding> found = new ArrayList<>();
        for (Stretch stretch : days("opening")) {
            WatchedRow row = stretch.last();
            Person user = user(row);
            String registration = row.place().registration();
            Set<String> patients = new HashSet<>();
            List<Row> firsts = dayOf(row).stream()
                    .filter(opened -> patients.add(opened.nhsNumber()))
                    .map(Opened::row)
                    .toList();
            history.keep(registration, user, row.day(), patients.size());
            if (patients.size() < rule.atLeast()) {
                continue;
            }
            int usual = history.percentile(registration, user.role(), row.day(), rule.percentile(), rule.days())
                    .orElse(0);
            if (patients.size() > usual) {
                found.add(new WatchFinding(
                        registration,
                        Subject.ofUser(row),
                        "At least %,d patients in a day; %s".formatted(rule.atLeast(), compared(rule, usual)),
                        firsts));
            }
        }
        return found;
    }

    private static String compared(Volume rule, int usual) {
        return usual == 0
                ? "of others in the role too little is known."
                : "%d of 100 days of users in the role have %,d or fewer.".formatted(rule.percentile(), usual);
    }

    List<WatchFinding> twoPlaces(TwoPlaces rule) {
        Duration apart = Duration.ofMinutes(rule.minutes());
        List<WatchFinding> found = new ArrayList<>();
        for (Stretch stretch : days("opening")) {
            WatchedRow row = stretch.last();
            Set<Row> evidence = new TreeSet<>(java.util.Comparator.comparingLong(Row::sequence));
            @Nullable Opened before = null;
            for (Opened opened : dayOf(row)) {
                if (before != null
                        && before.row().at().plus(apart).isAfter(opened.row().at())
                        && Network.differ(before.ip(), opened.ip(), rule.networkBits())) {
                    evidence.add(before.row());
                    evidence.add(opened.row());
                }
                before = opened.ip().isEmpty() ? before : opened;
            }
            if (!evidence.isEmpty()) {
                found.add(new WatchFinding(
                        row.place().registration(),
                        Subject.ofUser(row),
                        "Records were opened from two networks within %,d minutes.".formatted(rule.minutes()),
                        List.copyOf(evidence)));
            }
        }
        return found;
    }

    List<WatchFinding> overrideRate(OverrideRate rule) {
        return overrides(
                rule.days(),
                "%,d overrides or more within %,d days.".formatted(rule.overrides(), rule.days()),
                together -> together.size() >= rule.overrides() ? together.stream() : Stream.empty());
    }

    List<WatchFinding> overrideWords(OverrideWords rule) {
        return overrides(
                rule.days(),
                "The same words were given for %,d overrides or more within %,d days."
                        .formatted(rule.times(), rule.days()),
                together -> together.stream()
                        .collect(Collectors.groupingBy(Overridden::words, LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .filter(same -> same.size() >= rule.times())
                        .flatMap(List::stream));
    }

    /** @param telling those of the overrides within the time that are evidence */
    private List<WatchFinding> overrides(
            int days, String summary, Function<Collection<Overridden>, Stream<Overridden>> telling) {
        Duration time = Duration.ofDays(days);
        List<WatchFinding> found = new ArrayList<>();
        for (Stretch stretch : days("override-begun")) {
            WatchedRow last = stretch.last();
            String registration = last.place().registration();
            List<Overridden> all = history.overrides(
                    registration, user(last), last.at(), stretch.length().plus(time));
            Set<Row> evidence = new LinkedHashSet<>();
            stretch.within(
                    time,
                    all,
                    Overridden::row,
                    together -> telling.apply(together).map(Overridden::row).forEach(evidence::add));
            if (!evidence.isEmpty()) {
                found.add(new WatchFinding(registration, Subject.ofUser(last), summary, List.copyOf(evidence)));
            }
        }
        return found;
    }

    private List<Opened> dayOf(WatchedRow row) {
        return history.openings(
                row.place().registration(),
                user(row),
                startOf(row.day()),
                startOf(row.day().plusDays(1)));
    }

    /** Of each user and day the rows of this event: what is asked for them is asked once. */
    private Collection<Stretch> days(String event) {
        return Stretch.of(rows.stream().filter(row -> row.is(event) && row.userOrNull() != null), Subject::ofUser);
    }

    private static Person user(WatchedRow row) {
        if (row.userOrNull() == null) {
            throw new IllegalStateException("filtered before");
        }
        return row.userOrNull();
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(UkZone.ID).toInstant();
    }
}
